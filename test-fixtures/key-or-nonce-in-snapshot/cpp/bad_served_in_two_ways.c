/* Two ways to serve: the key of the second is made before it serves, and not after the first. */
#include <stdlib.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned char key[32];

static void serve_plain(int door) {
  for (;;) {
    int client = accept(door, NULL, NULL);
    write(client, "hello\n", 6);
    close(client);
  }
}

static void serve_signed(int door) {
  for (;;) {
    int client = accept(door, NULL, NULL);
    write(client, key, sizeof key);
    close(client);
  }
}

int main(int argc, char **argv) {
  int door = socket(AF_INET, SOCK_STREAM, 0);
  listen(door, 16);
  if (argc > 1 && argv[1][0] == 'p') {
    serve_plain(door);
  } else {
    getrandom(key, sizeof key, 0);  // expect: key-or-nonce-in-snapshot
    serve_signed(door);
  }
  return 0;
}
