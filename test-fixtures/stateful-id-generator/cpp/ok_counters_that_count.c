/* What is counted here: requests, references, bytes in a buffer, errors. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct {
  int references;
  int used;
  char text[256];
} reply;

static struct {
  unsigned long requests, errors, bytes;
  int sequence;
} stats;

static reply *take(reply *one) {
  ++one->references;
  return one;
}

static void drop(reply *one) {
  if (--one->references == 0) free(one);
}

static void put(reply *to, char c) {
  if (to->used < (int)sizeof to->text) to->text[to->used++] = c;
}

static void serve(int client) {
  reply *made = calloc(1, sizeof *made);
  reply *mine = take(made);
  if (++stats.requests % 1000 == 0) printf("%lu requests, %lu bytes\n", stats.requests, stats.bytes);
  for (const char *at = "hello"; *at != '\0'; at++) put(mine, *at);
  stats.bytes += 5;
  if (write(client, mine->text, (size_t)mine->used) < 0) fprintf(stderr, "%lu errors\n", ++stats.errors);
  if (stats.sequence++ == 0) puts("first one");
  drop(mine);
  close(client);
}

int main(void) {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 16);
  for (;;) {
    const int client = accept(listener, NULL, NULL);
    if (client >= 0) serve(client);
  }
}
