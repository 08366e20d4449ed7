/* Read at start and closed. */
#include <snapcheck/hooks.h>
#include <stdio.h>

static char settings[256];

static void load(void) {
  FILE *file = fopen("/etc/orders.conf", "r");
  if (file == NULL) return;
  if (fgets(settings, sizeof settings, file) == NULL) settings[0] = 0;
  fclose(file);
}

int main(void) {
  load();
  snapcheck_checkpoint();
  return settings[0];
}
