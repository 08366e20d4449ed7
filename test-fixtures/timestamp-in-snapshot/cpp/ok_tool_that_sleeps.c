/* A tool that looks at something every second serves nobody. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static time_t begun;

int main(void) {
  begun = time(NULL);
  for (int i = 0; i < 60; i++) {
    printf("%ld s\n", (long)(time(NULL) - begun));
    sleep(1);
  }
  return 0;
}
