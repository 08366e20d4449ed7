/* The addresses to listen at are kept in the settings until there are sockets for them. */
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct settings {
  struct addrinfo *addresses;
  int listener;
};

static struct settings settings;

static void look_up(const char *name) {
  struct addrinfo wanted, *found;
  memset(&wanted, 0, sizeof wanted);
  wanted.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(name, "7000", &wanted, &found) != 0) exit(1);
  settings.addresses = found;
}

static void open_listener(void) {
  struct addrinfo *first = settings.addresses;
  settings.listener = socket(first->ai_family, first->ai_socktype, first->ai_protocol);
  bind(settings.listener, first->ai_addr, first->ai_addrlen);
  freeaddrinfo(settings.addresses);
  settings.addresses = NULL;
}

int main(int argc, char **argv) {
  look_up(argv[argc - 1]);
  open_listener();
  listen(settings.listener, 8);
  for (;;) {
    int client = accept(settings.listener, NULL, NULL);
    if (settings.addresses == NULL) write(client, "hello\n", 6);
    close(client);
  }
}
