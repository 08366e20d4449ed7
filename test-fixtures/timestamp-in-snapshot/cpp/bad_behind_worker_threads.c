/* Worker threads wait for events of their own; the start of the program goes on behind their creation. */
#include <pthread.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static time_t started;
static int handed;

static void *work(void *data) {
  struct epoll_event event;
  int own = *(const int *)data;
  while (epoll_wait(own, &event, 1, -1) >= 0) printf("up for %ld s\n", (long)(time(NULL) - started));
  return NULL;
}

static void start_workers(void) {
  pthread_t thread;
  handed = epoll_create1(0);
  pthread_create(&thread, NULL, work, &handed);  // expect: thread-or-timer-in-snapshot
}

int main(void) {
  start_workers();
  started = time(NULL);  // expect: timestamp-in-snapshot
  int listener = socket(AF_INET, SOCK_STREAM, 0), waiting = epoll_create1(0);
  listen(listener, 8);
  for (;;) {
    struct epoll_event event;
    epoll_wait(waiting, &event, 1, -1);
    int client = accept(listener, NULL, NULL);
    if (client >= 0) close(client);
  }
}
