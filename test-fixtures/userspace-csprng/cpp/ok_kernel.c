/* The kernel at each call. */
#include <snapcheck/hooks.h>
#include <sys/random.h>

int main(void) {
  unsigned char id[16];
  snapcheck_checkpoint();
  return getrandom(id, sizeof id, 0) == sizeof id ? id[0] : 0;
}
