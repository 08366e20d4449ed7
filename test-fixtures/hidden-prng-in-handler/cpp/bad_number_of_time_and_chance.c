/* The time and a random number, added up for a session's name: it is kept and compared. */
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static struct {
  long name;
} sessions[16];

static void serve(int client) {
  long asked = 0;
  if (read(client, &asked, sizeof asked) != sizeof asked) return;
  for (int i = 0; i < 16; ++i) {
    if (sessions[i].name == asked) return;
  }
  sessions[client % 16].name = time(NULL) * 1000 + rand() % 1000;  // expect: hidden-prng-in-handler
}

int main(void) {
  srand((unsigned)time(NULL));
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client >= 0) serve(client);
  }
}
