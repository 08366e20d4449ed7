/* Random numbers that say when to try again, and which child of a tree comes next. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef struct node {
  int size;
  struct node *children;
} node;

static struct {
  time_t retry_at;
  time_t told;
  node *root;
} server;

static void complain(const char *format, ...) {
  va_list rest;
  va_start(rest, format);
  vfprintf(stderr, format, rest);
  va_end(rest);
}

static node *walk(node *from, size_t steps) {
  if (steps == 0) steps = 1 + (size_t)rand() % 8;  // note: hidden-prng-in-handler
  while (steps > 0 && from->size > 0) {
    int which = rand() % from->size;  // note: hidden-prng-in-handler
    from = from->children + which;
    --steps;
  }
  return from;
}

static void tell(void) {
  if (server.told == server.retry_at) return;
  char text[26];
  time_t when = server.retry_at + 1;
  ctime_r(&when, text);
  complain("not before %s", text);
  printf("again in %ld s\n", (long)(server.retry_at - time(NULL)));
  server.told = server.retry_at;
}

static void retry(int client) {
  if (time(NULL) < server.retry_at) return;
  server.retry_at = time(NULL) + 5 + rand() % 10;  // note: hidden-prng-in-handler
  tell();
  if (walk(server.root, 0)->size > 3) close(client);
}

int main(void) {
  srand((unsigned)time(NULL));
  server.root = calloc(1, sizeof *server.root);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client >= 0) retry(client);
  }
}
