/* The clock is read for each client. */
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static void report(int client) {
  char line[80];
  const time_t now = time(NULL);
  const int length = snprintf(line, sizeof line, "%ld\n", (long)now);
  if (write(client, line, (size_t)length) < 0) return;
  close(client);
}

int main(void) {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 10);
  for (;;) {
    const int client = accept(listener, NULL, NULL);
    if (client >= 0) report(client);
  }
}
