/* Greets. */
#include <sys/socket.h>
#include <unistd.h>

#include "shared.h"

int main(void) {
  send_all(2, "starting\n", NULL);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    send_all(client, "hello\n", NULL);
    close(client);
  }
}
