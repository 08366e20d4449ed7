/* Every clone writes at the same offset. */
#include <snapcheck/hooks.h>
#include <stdio.h>

static FILE *log_file;

static int note(const char *line) { return fputs(line, log_file); }

int main(void) {
  log_file = fopen("/var/log/orders.log", "a");  // expect: open-file-in-snapshot
  if (log_file == NULL) return 1;
  snapcheck_checkpoint();
  return note("order");
}
