/* A proxy asks this helper, which decides: one line in, one line out. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

static uint32_t seed;

static uint32_t hash(const char *text) {
  uint32_t sum = seed;
  while (*text != '\0') sum = sum * 31 + (unsigned char)*text++;
  return sum;
}

int main(void) {
  char line[512];
  if (getrandom(&seed, sizeof seed, 0) != sizeof seed) return 1;  // expect: key-or-nonce-in-snapshot
  while (fgets(line, sizeof line, stdin) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    printf("OK tag=%08x\n", hash(line));
    fflush(stdout);
  }
  return 0;
}
