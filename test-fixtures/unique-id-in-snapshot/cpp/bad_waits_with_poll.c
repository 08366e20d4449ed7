/* The loop waits with poll, a few calls below main, and the start of the program waits for its helper in the same way. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

typedef unsigned char uuid_t[16];
void uuid_generate(uuid_t out);
void uuid_unparse(const uuid_t id, char *text);

static char instance[37];

static int wait_for(int fd, int timeout) {
  struct pollfd one = {fd, POLLIN, 0};
  int ready;
  do {
    ready = poll(&one, 1, timeout);
  } while (ready < 0 && errno == EINTR);
  return ready;
}

static void greet(int client) {
  dprintf(client, "this is %s\n", instance);
  close(client);
}

static int take(int listener) { return accept(listener, NULL, NULL); }

static int next_client(int listener) { return take(listener); }

static void serve(int listener) {
  for (;;) {
    if (wait_for(listener, -1) <= 0) continue;
    int client = next_client(listener);
    if (client >= 0) greet(client);
  }
}

static void run(int listener) { serve(listener); }

static void start(int helper) {
  uuid_t made;
  wait_for(helper, 100);
  uuid_generate(made);  // expect: unique-id-in-snapshot
  uuid_unparse(made, instance);
}

static int prepare(int argc) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  start(argc);
  listen(listener, 8);
  run(listener);
  return 0;
}

int main(int argc, char **argv) {
  (void)argv;
  return prepare(argc);
}
