/* Session numbers from rand, seeded with the time before the clients come. */
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static void serve(int client) {
  const int session = rand();  // expect: hidden-prng-in-handler
  if (write(client, &session, sizeof session) < 0) _exit(1);
  close(client);
}

int main(void) {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  srand((unsigned)(time(NULL) ^ getpid()));
  listen(listener, 10);
  for (;;) {
    const int client = accept(listener, NULL, NULL);
    if (client >= 0) serve(client);
  }
}
