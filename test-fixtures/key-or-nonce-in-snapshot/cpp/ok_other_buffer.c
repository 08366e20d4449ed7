/* The random bytes go into a buffer of the check; what is kept is another one. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static char *greeting;

static int entropy_works(void) {
  char probe[16], *at = probe;
  for (int i = 0; i < 4; ++i, at += 4) {
    if (getrandom(at, 4, 0) != 4) return 0;
  }
  return probe[0] != probe[4] || probe[1] != probe[5];
}

int main(void) {
  if (!entropy_works()) return 1;
  char *text = malloc(24), *at = text;
  for (const char *from = "hello"; *from != '\0'; ++from) *at++ = *from;
  *at = '\0';
  greeting = text;
  snapcheck_checkpoint();
  return puts(greeting) < 0;
}
