/* The kernel wipes the page in a child; a restored clone is no child, and has the key. */
#define _GNU_SOURCE
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/random.h>

static uint8_t *key;

static int draw(void) {
  if (key[0] == 0 && getrandom(key, 32, 0) != 32) return -1;
  return key[1];
}

int main(void) {
  key = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (madvise(key, 4096, MADV_WIPEONFORK) != 0) return 1;  // expect: fork-guard-is-not-restore-guard
  snapcheck_checkpoint();
  return draw();
}
