/* The scratch file is opened once. */
#include <snapcheck/hooks.h>
#include <stdio.h>

static FILE *scratch;

static int note(const char *line) { return fputs(line, scratch); }

int main(void) {
  scratch = tmpfile();  // expect: temp-file-in-snapshot
  if (scratch == NULL) return 1;
  snapcheck_checkpoint();
  return note("order");
}
