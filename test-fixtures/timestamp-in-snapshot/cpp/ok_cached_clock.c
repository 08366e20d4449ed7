/* The clock is read into a variable by a timer, which the loop calls through a table of functions. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef long timer_call(void *data);
typedef struct timer {
  long due;
  timer_call *call;
  struct timer *next;
} timer;

static struct {
  long now;
  timer *timers;
} server;

static long read_clock(void) {
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  return at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

static void update_clock(void) { server.now = read_clock(); }  // note: timestamp-in-snapshot

static long tick(void *data) { return data == NULL ? (update_clock(), 100) : 0; }
static long flush(void *data) { return data == NULL ? fflush(stdout) : 1; }
static long sweep(void *data) { return data == NULL ? 1000 : 2; }
static long report(void *data) { return data == NULL ? printf("%ld\n", server.now) : 3; }

static void add(timer_call *call) {
  timer *made = malloc(sizeof *made);
  made->due = server.now + 100;
  made->call = call;
  made->next = server.timers;
  server.timers = made;
}

int main(void) {
  update_clock();
  add(tick);
  add(flush);
  add(sweep);
  add(report);
  int listener = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
  listen(listener, 8);
  for (;;) {
    struct epoll_event event;
    epoll_wait(poll, &event, 1, 100);
    for (timer *at = server.timers; at != NULL; at = at->next) {
      if (at->due < server.now) at->due = server.now + at->call(NULL);
    }
  }
}
