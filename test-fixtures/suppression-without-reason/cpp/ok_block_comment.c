/* A block comment does as well. */
#include <snapcheck/hooks.h>
#include <time.h>

static time_t started;

int main(void) {
  /* snapcheck: ignore[timestamp-in-snapshot] the time of the image is what the banner shows */
  started = time(NULL);
  snapcheck_checkpoint();
  return (int)started;
}
