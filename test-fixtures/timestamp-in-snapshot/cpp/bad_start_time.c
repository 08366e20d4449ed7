/* The start of a server, by which it reports its uptime. */
#include <stdio.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static time_t started;
static struct timeval opened;

static void report(int client) {
  char line[80];
  const int length = snprintf(line, sizeof line, "up since %ld, %ld\n", (long)started, (long)opened.tv_sec);
  if (write(client, line, (size_t)length) < 0) return;
  close(client);
}

int main(void) {
  started = time(NULL);         // expect: timestamp-in-snapshot
  gettimeofday(&opened, NULL);  // expect: timestamp-in-snapshot
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 10);
  for (;;) {
    const int client = accept(listener, NULL, NULL);
    if (client >= 0) report(client);
  }
}
