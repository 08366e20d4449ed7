/* A worker is forked before the snapshot, and ends with the status of success: it has done nothing wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static time_t started;

static void work(int listener) {
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client < 0) break;
    dprintf(client, "up for %ld s\n", (long)(time(NULL) - started));
    close(client);
  }
}

int main(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  if (fork() == 0) {  // note: thread-or-timer-in-snapshot
    started = time(NULL);  // expect: timestamp-in-snapshot
    work(listener);
    exit(EXIT_SUCCESS);
  }
  pause();
  return 0;
}
