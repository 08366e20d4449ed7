/* When a peer was last heard of: set by a timer, too, but asked by the clock how long ago it was. The peers are in a
 * table of values of any kind. */
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef struct peer {
  int fd;
  time_t heard;
} peer;

typedef struct entry {
  union {
    void *object;
    long number;
  } value;
  struct entry *next;
} entry;

typedef int task(entry *at);
static struct {
  entry *peers;
  task *tasks[4];
} server;

static void remember(void *object) {
  entry *made = malloc(sizeof *made);
  made->value.object = object;
  made->next = server.peers;
  server.peers = made;
}

static peer *meet(int fd) {
  peer *made = malloc(sizeof *made);
  made->fd = fd;
  made->heard = time(NULL);  // expect: timestamp-in-snapshot
  remember(made);
  return made;
}

static int drop_silent(entry *at) {
  peer *found = at->value.object;
  return time(NULL) > found->heard + 30 ? close(found->fd) : 0;
}

static int greet(entry *at) {
  peer *found = at->value.object;
  const char byte = 1;
  if (write(found->fd, &byte, 1) == 1) found->heard = time(NULL);
  return 0;
}

static int count(entry *at) { return at->next == NULL; }
static int skip(entry *at) { return at->value.number == 0; }

int main(void) {
  server.tasks[0] = drop_silent;
  server.tasks[1] = greet;
  server.tasks[2] = count;
  server.tasks[3] = skip;
  meet(3);
  int listener = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
  listen(listener, 8);
  for (;;) {
    struct epoll_event event;
    epoll_wait(poll, &event, 1, 100);
    for (entry *at = server.peers; at != NULL; at = at->next) server.tasks[event.data.u32 % 4](at);
  }
}
