/* Host name and process id, kept for the log lines of all requests. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <unistd.h>

static char host[64];
static pid_t pid;

static void serve(void) { printf("%s[%d] served\n", host, (int)pid); }

int main(void) {
  gethostname(host, sizeof host);  // expect: host-identity-in-snapshot
  pid = getpid();                  // expect: host-identity-in-snapshot
  snapcheck_checkpoint();
  serve();
  return 0;
}
