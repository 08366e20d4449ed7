/* Every client gets a number of its own from the kernel. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int listener;

static void serve(int client) {
  const uint32_t id = arc4random();
  if (write(client, &id, sizeof id) < 0) _exit(1);
  close(client);
}

int main(void) {
  listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 10);
  for (;;) {
    const int client = accept(listener, NULL, NULL);
    if (client >= 0) serve(client);
  }
}
