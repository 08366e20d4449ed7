/* The deadline is in the past when a clone wakes. */
#include <snapcheck/hooks.h>
#include <sys/time.h>

int main(void) {
  const struct itimerval every_minute = {{60, 0}, {60, 0}};
  setitimer(ITIMER_REAL, &every_minute, 0);  // expect: thread-or-timer-in-snapshot
  snapcheck_checkpoint();
  return 0;
}
