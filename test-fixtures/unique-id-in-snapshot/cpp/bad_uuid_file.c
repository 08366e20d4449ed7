// The kernel's generator of UUIDs is a file: each read gives another one.
#include <stdio.h>
#include <string.h>

struct node {
  char id[37];
};

static struct node self;

static int load(struct node *node) {
  FILE *file = fopen("/proc/sys/kernel/random/uuid", "r");
  if (file == NULL) return -1;
  char *line = fgets(node->id, sizeof node->id, file);  // expect: unique-id-in-snapshot
  fclose(file);
  return line == NULL ? -1 : 0;
}

int main(void) {
  char request[512];
  if (load(&self) != 0) return 1;
  puts("ready");
  fflush(stdout);
  while (fgets(request, sizeof request, stdin) != NULL) {
    printf("{\"node\": \"%s\"}\n", self.id);
    fflush(stdout);
  }
  return 0;
}
