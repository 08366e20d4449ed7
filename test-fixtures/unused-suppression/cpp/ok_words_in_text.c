/* What stands in a string is no comment. */
#include <snapcheck/hooks.h>
#include <stdio.h>

int main(void) {
  puts("// snapcheck: ignore[random-value-in-snapshot] is how a finding is silenced");
  snapcheck_checkpoint();
  return 0;
}
