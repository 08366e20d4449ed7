/* All clones write to the same spool file. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>

static char spool[] = "/var/spool/orders/XXXXXX";

static int append(const char *line) {
  FILE *file = fopen(spool, "a");
  if (file == NULL) return 1;
  fputs(line, file);
  return fclose(file);
}

int main(void) {
  const int fd = mkstemp(spool);  // expect: temp-file-in-snapshot
  if (fd < 0) return 1;
  snapcheck_checkpoint();
  return append("order");
}
