/* libmicrohttpd serves in threads of its own, while main waits for a key. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct MHD_Daemon;
struct MHD_Connection;
struct MHD_Daemon *MHD_start_daemon(unsigned flags, unsigned short port, void *allow, void *allow_with,
                                    int (*answer)(void *, struct MHD_Connection *, const char *), void *with, ...);
void MHD_stop_daemon(struct MHD_Daemon *daemon);
int reply(struct MHD_Connection *connection, const char *text);

static int answer(void *with, struct MHD_Connection *connection, const char *url) {
  char session[16];
  (void)with;
  (void)url;
  snprintf(session, sizeof session, "%08x", (unsigned)rand());  // expect: hidden-prng-in-handler
  return reply(connection, session);
}

int main(void) {
  srand((unsigned)time(NULL));
  struct MHD_Daemon *daemon = MHD_start_daemon(8, 8888, NULL, NULL, answer, NULL, 0);
  if (daemon == NULL) return 1;
  getchar();
  MHD_stop_daemon(daemon);
  return 0;
}
