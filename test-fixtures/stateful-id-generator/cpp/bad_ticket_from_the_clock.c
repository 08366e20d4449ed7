/* Ticket numbers begin with the second in which the process started, so that no two processes give the same ones. */
#include <stdint.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static uint64_t next_ticket;

static void open_desk(void) { next_ticket = (uint64_t)time(NULL) << 20; }  // note: timestamp-in-snapshot

static void serve(int client) {
  char line[64];
  const int length = snprintf(line, sizeof line, "T-%lu\n", (unsigned long)next_ticket++);  // expect: stateful-id-generator
  if (write(client, line, (size_t)length) < 0) _exit(1);
  close(client);
}

int main(void) {
  const int desk = socket(AF_INET, SOCK_STREAM, 0);
  open_desk();
  listen(desk, 16);
  for (;;) {
    const int client = accept(desk, NULL, NULL);
    if (client >= 0) serve(client);
  }
}
