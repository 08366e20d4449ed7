/* The program checks a file when it is called by another name; then it serves nobody. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static time_t checked;

static int check(const char *path, FILE *opened) {
  FILE *file = opened != NULL ? opened : fopen(path, "rb");
  checked = time(NULL);  // note: timestamp-in-snapshot
  int bad = file == NULL || fgetc(file) == EOF;
  if (opened != NULL) return bad;
  printf("checked at %ld\n", (long)checked);
  exit(bad);
}

static void report(int client) {
  dprintf(client, "%ld\n", (long)(time(NULL) - checked));
  close(client);
}

int main(int argc, char **argv) {
  if (strstr(argv[0], "check") != NULL) check(argc > 1 ? argv[1] : "", NULL);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client >= 0) report(client);
  }
}
