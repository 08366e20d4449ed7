/* The function that changes to the next log file closes the old one before; the first one is open all the same. */
#include <snapcheck/hooks.h>
#include <stdio.h>

static FILE *journal;

static void open_journal(const char *path) {
  if (journal != NULL) fclose(journal);
  journal = fopen(path, "a");  // expect: open-file-in-snapshot
}

int main(void) {
  open_journal("/var/log/orders.log");
  snapcheck_checkpoint();
  fprintf(journal, "restored\n");
  return 0;
}
