/* Helpers that write into what they are given; who asked keeps a copy. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static char *name;

static void ask(char *into, size_t size) { gethostname(into, size); }  // expect: host-identity-in-snapshot

static void copy(char *into, const char *from, size_t size) {
  while (--size > 0 && *from != '\0') *into++ = *from++;
  *into = '\0';
}

static char *lower(const char *text, char *into, size_t size) {
  copy(into, text, size);
  return strdup(into);
}

int main(void) {
  char host[64], other[64];
  ask(host, sizeof host);
  name = lower(host, other, sizeof other);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    dprintf(client, "%s\n", name);
    close(client);
  }
}
