/* Temporary keys: expired when the clone wakes. */
#include <snapcheck/hooks.h>
#include <stdlib.h>

static struct {
  const char *id;
  const char *secret;
} keys;

static int sign(const char *text) { return keys.id[0] + keys.secret[0] + text[0]; }

int main(void) {
  keys.id = getenv("AWS_ACCESS_KEY_ID");          // expect: credential-in-snapshot
  keys.secret = getenv("AWS_SECRET_ACCESS_KEY");  // expect: credential-in-snapshot
  snapcheck_checkpoint();
  return sign("GET");
}
