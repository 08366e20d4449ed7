/* A watcher without a time waits for its descriptor alone, and alarm(0) calls the pending alarm off. */
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

struct event_base;
struct timeval;
struct event {
  int fd;
};
struct event_base *event_init(void);
void event_set(struct event *event, int fd, short what, void (*call)(int, short, void *), void *data);
int event_add(struct event *event, const struct timeval *timeout);
int event_base_dispatch(struct event_base *base);

static struct event readable;

static void greet(int fd, short what, void *data) {
  (void)data;
  int client = accept(fd, NULL, NULL);
  dprintf(client, "%d\n", what);
  close(client);
}

int main(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  alarm(0);
  listen(listener, 8);
  struct event_base *base = event_init();
  event_set(&readable, listener, 0x12, greet, NULL);
  event_add(&readable, NULL);
  return event_base_dispatch(base);
}
