/* What one way of serving draws at its start does not run after the other way has served. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void greet(int door) {
  int client = accept(door, NULL, NULL);
  write(client, "hello\n", 6);
  close(client);
}

static void try_the_disk(void) {
  for (int i = 0; i < 16; i++) printf("reading block %d\n", rand() % 4096);
}

int main(int argc, char **argv) {
  int door = socket(AF_INET, SOCK_STREAM, 0);
  listen(door, 16);
  if (argc > 1) {
    puts(argv[1]);
    snapcheck_checkpoint();
    greet(door);
    return 0;
  }
  try_the_disk();
  snapcheck_checkpoint();
  greet(door);
  return 0;
}
