// Three conditions of the start lead to the draw: a deployment that wants it gets it in every clone.
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned salt;

static unsigned draw(void) {
  unsigned value;
  if (getrandom(&value, sizeof value, 0) < 0) abort();
  return value;
}

static unsigned choose(unsigned replicas) {
  if (replicas < 1000) return draw();
  return replicas;
}

int main(int argc, char **argv) {
  const unsigned replicas = argc > 1 ? strtoul(argv[1], NULL, 10) : 3;
  switch (argv[0][0]) {
    case 's':
      if (replicas > 1) salt = choose(replicas);  // expect: key-or-nonce-in-snapshot
      break;
    default:
      salt = 1;
  }
  const int server = socket(AF_INET, SOCK_STREAM, 0);
  listen(server, 16);
  for (;;) {
    const int client = accept(server, NULL, NULL);
    dprintf(client, "%u\n", salt);
    close(client);
  }
}
