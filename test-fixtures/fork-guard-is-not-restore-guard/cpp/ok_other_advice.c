/* Advice about paging guards nothing. */
#define _GNU_SOURCE
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/mman.h>

static uint8_t *table;

int main(void) {
  table = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (madvise(table, 4096, MADV_WILLNEED) != 0) return 1;
  snapcheck_checkpoint();
  return table[0];
}
