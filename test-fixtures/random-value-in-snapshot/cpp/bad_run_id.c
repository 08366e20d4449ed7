/* The run id of a small server, drawn in main and sent to every client. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct server {
  char run_id[41];
  int fd;
};
static struct server server;

static void make_run_id(char *out, size_t length) {
  for (size_t i = 0; i < length; i++) out[i] = "0123456789abcdef"[rand() % 16];  // expect: random-value-in-snapshot
  out[length] = 0;
}

static void greet(int client) {
  char line[64];
  const int length = snprintf(line, sizeof line, "run %s\n", server.run_id);
  if (write(client, line, (size_t)length) < 0) perror("write");
  close(client);
}

int main(void) {
  srand((unsigned)time(NULL));
  make_run_id(server.run_id, 40);
  server.fd = socket(AF_INET, SOCK_STREAM, 0);
  listen(server.fd, 10);
  for (;;) {
    const int client = accept(server.fd, NULL, NULL);
    if (client >= 0) greet(client);
  }
}
