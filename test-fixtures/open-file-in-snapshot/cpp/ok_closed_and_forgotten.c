/* Closed, and the variable says so. */
#include <snapcheck/hooks.h>
#include <stdio.h>

static FILE *settings;

static void read_settings(char *line, int size) {
  settings = fopen("/etc/orders.conf", "r");
  if (settings == NULL) return;
  fgets(line, size, settings);
  fclose(settings);
  settings = NULL;
}

int main(void) {
  char line[80] = "";
  read_settings(line, sizeof line);
  snapcheck_checkpoint();
  printf("%s %d\n", line, settings == NULL);
  return 0;
}
