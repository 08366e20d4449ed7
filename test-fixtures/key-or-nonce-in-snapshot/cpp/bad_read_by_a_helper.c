/* One helper reads everything: the seed from the random device, and what clients and settings files say. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned char seed[32];
static char address[64];
static char request[128];

static int read_all(int fd, void *into, size_t size) {
  size_t done = 0;
  while (done < size) {
    ssize_t got = read(fd, (char *)into + done, size - done);  // expect: key-or-nonce-in-snapshot
    if (got <= 0) return 0;
    done += (size_t)got;
  }
  return 1;
}

static unsigned next_number(void) {
  for (size_t i = 0; i < sizeof seed && ++seed[i] == 0; ++i) {
  }
  return seed[0] * 251u + seed[1];
}

int main(int argc, char **argv) {
  int settings = open(argv[argc - 1], O_RDONLY), random = open("/dev/urandom", O_RDONLY);
  if (!read_all(settings, address, sizeof address) || !read_all(random, seed, sizeof seed)) exit(1);
  close(settings);
  close(random);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client < 0 || !read_all(client, request, sizeof request)) continue;
    dprintf(client, "%s %s %u\n", request, address, next_number());
    close(client);
  }
}
