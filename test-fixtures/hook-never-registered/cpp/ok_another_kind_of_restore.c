/* Restores a backup, and says so. */
#include <snapcheck/hooks.h>
#include <string.h>

static char table[64];

static int restore_backup(const char *text) { return strlen(strncpy(table, text, sizeof table - 1)) > 0; }

int main(void) {
  snapcheck_checkpoint();
  return restore_backup("orders");
}
