/* After a restore the numbers begin somewhere else, in each clone. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>

static uint64_t next_job;

static int begin_anew(void *user) {
  (void)user;
  return getrandom(&next_job, sizeof next_job, 0) == sizeof next_job ? 0 : 1;
}

static int serve(void) {
  char name[40];
  snprintf(name, sizeof name, "job-%lu", (unsigned long)next_job++);
  return puts(name);
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, begin_anew, NULL, "jobs", 0};
  next_job = (uint64_t)time(NULL) << 16;
  if (snapcheck_after_restore(&hook, NULL) != 0) return 1;
  snapcheck_checkpoint();
  return serve();
}
