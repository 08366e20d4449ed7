/* Random numbers that say when to try again, and which child of a tree comes next. */
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

static node *walk(node *from, size_t steps) {
  if (steps == 0) steps = 1 + (size_t)rand() % 8;  // note: hidden-prng-in-handler
  while (steps > 0 && from->size > 0) {
    int which = rand() % from->size;  // note: hidden-prng-in-handler
    from = from->children + which;
    --steps;
  }
  return from;
}

static void retry(int client) {
  if (time(NULL) < server.retry_at) return;
  server.retry_at = time(NULL) + 5 + rand() % 10;  // note: hidden-prng-in-handler
  if (server.told != server.retry_at) {
    printf("again in %ld s\n", (long)(server.retry_at - time(NULL)));
    server.told = server.retry_at;
  }
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
