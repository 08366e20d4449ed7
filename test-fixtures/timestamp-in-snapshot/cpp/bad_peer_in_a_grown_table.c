/* Peers in a table of untyped pointers, as every library of containers has one; what grows it is realloc. */
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct table {
  void **slots;
  size_t used;
};

struct peer {
  int fd;
  time_t last_heard;
};

static struct table peers;

static void *grow(void *old, size_t size) {
  void *fresh = realloc(old, size);
  if (fresh == NULL) abort();
  return fresh;
}

static void *table_get(struct table *table, size_t at) { return table->slots[at]; }

static void table_put(struct table *table, void *value) {
  table->slots = grow(table->slots, (table->used + 1) * sizeof(void *));
  table->slots[table->used++] = value;
}

static struct peer *add_peer(int fd) {
  struct peer *made = grow(NULL, sizeof *made);
  made->fd = fd;
  made->last_heard = time(NULL);  // expect: timestamp-in-snapshot
  table_put(&peers, made);
  return made;
}

static void drop_silent(struct peer *peer) {
  if (time(NULL) - peer->last_heard > 30) close(peer->fd);
}

int main(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  add_peer(socket(AF_INET, SOCK_STREAM, 0));
  for (;;) {
    int client = accept(listener, NULL, NULL);
    for (size_t i = 0; i < peers.used; ++i) drop_silent(table_get(&peers, i));
    if (client >= 0) add_peer(client);
  }
}
