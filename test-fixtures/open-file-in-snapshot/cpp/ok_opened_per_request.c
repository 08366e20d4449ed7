/* Opened when there is something to write. */
#include <snapcheck/hooks.h>
#include <stdio.h>

static int note(const char *line) {
  FILE *file = fopen("/var/log/orders.log", "a");
  if (file == NULL) return 1;
  fputs(line, file);
  return fclose(file);
}

int main(void) {
  snapcheck_checkpoint();
  return note("order");
}
