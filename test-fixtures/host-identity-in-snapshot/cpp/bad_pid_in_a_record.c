/* Every record of every clone carries the same process id. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <unistd.h>

static struct {
  pid_t pid;
  int level;
} logger;

static int record(const char *text) { return printf("[%d] %s\n", (int)logger.pid, text); }

int main(void) {
  logger.pid = getpid();  // expect: host-identity-in-snapshot
  snapcheck_checkpoint();
  return record("order");
}
