/* The server of the two programs: it keeps nothing. */
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static int serve(int server) {
  char byte = 0;
  const int client = accept(server, NULL, NULL);
  if (client < 0) return 1;
  const int good = read(client, &byte, 1) == 1 && write(client, &byte, 1) == 1;
  close(client);
  return good ? 0 : 1;
}

int main(void) {
  struct epoll_event event;
  memset(&event, 0, sizeof event);
  const int server = socket(AF_INET, SOCK_STREAM, 0);
  if (listen(server, 16) != 0) return 1;
  const int poller = epoll_create1(0);
  while (epoll_wait(poller, &event, 1, -1) >= 0) serve(server);
  return 0;
}
