/* A date is no reason. */
#include <snapcheck/hooks.h>
#include <time.h>

static time_t started;

int main(void) {
  // expect: suppression-without-reason
  // snapcheck: ignore[timestamp-in-snapshot] until=2099-12-31
  started = time(NULL);  // expect: timestamp-in-snapshot
  snapcheck_checkpoint();
  return (int)started;
}
