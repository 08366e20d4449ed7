/* The load generator waits in the same kind of loop, and nobody takes a snapshot of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>

static struct {
  time_t started;
  unsigned run;
  unsigned answers;
} measured;

int main(void) {
  struct epoll_event event;
  memset(&event, 0, sizeof event);
  measured.started = time(NULL);
  measured.run = arc4random();
  const int poller = epoll_create1(0);
  while (measured.answers < 1000 && epoll_wait(poller, &event, 1, -1) >= 0) ++measured.answers;
  printf("run %x: %u answers in %ld seconds\n", measured.run, measured.answers, (long)(time(NULL) - measured.started));
  return 0;
}
