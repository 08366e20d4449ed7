/* Both ways come to a snapshot: what stands behind the second one's runs in every clone. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  if (argc > 1) {
    snapcheck_checkpoint();
    puts(argv[1]);
  } else {
    srand(7);
    snapcheck_checkpoint();
    printf("%d\n", rand());  // expect: hidden-prng-in-handler
  }
  return 0;
}
