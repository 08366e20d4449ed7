/* Wiped in a child, filled anew after a restore. */
#define _GNU_SOURCE
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/random.h>

static uint8_t *key;

static int fill(void *user) {
  (void)user;
  return getrandom(key, 32, 0) == 32 ? 0 : 1;
}

int main(void) {
  key = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (madvise(key, 4096, MADV_WIPEONFORK) != 0 || fill(NULL) != 0) return 1;
  const struct snapcheck_hook hook = {sizeof hook, fill, NULL, "key", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return key[0];
}
