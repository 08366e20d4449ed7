/* The present is a variable that gettimeofday writes in each turn of the loop. */
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/time.h>

static struct timeval now;

static void read_clock(void) { gettimeofday(&now, NULL); }  // note: timestamp-in-snapshot

static long due(long delay) { return now.tv_sec + delay; }
static int over(long end) { return now.tv_sec > end; }

static int turn(int queue) {
  struct epoll_event events[8];
  const long end = due(10);
  const int count = epoll_wait(queue, events, 8, 1000);
  read_clock();
  for (int i = 0; i < count; ++i) printf("%ld %d\n", (long)now.tv_sec, events[i].data.fd);
  return over(end);
}

int main(void) {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  const int queue = epoll_create1(0);
  read_clock();
  listen(listener, 10);
  printf("started at %ld\n", (long)now.tv_sec);
  while (!turn(queue)) {
  }
  return 0;
}
