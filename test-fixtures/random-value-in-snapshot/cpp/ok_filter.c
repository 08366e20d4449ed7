/* A filter shuffles the words of its lines: it is over when its input is, and nobody takes a snapshot of it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static uint32_t seed;

int main(void) {
  char line[512];
  if (getrandom(&seed, sizeof seed, 0) != sizeof seed) return 1;
  srand(seed);
  while (fgets(line, sizeof line, stdin) != NULL) {
    const size_t length = strcspn(line, "\n");
    if (length > 1) line[(size_t)rand() % length] = ' ';
    fputs(line, stdout);
  }
  return 0;
}
