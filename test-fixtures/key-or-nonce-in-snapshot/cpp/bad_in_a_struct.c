/* A session key inside an object on the heap, filled by a helper. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

struct session {
  uint8_t key[16];
  int uses;
};
static struct session *session;

static struct session *open_session(void) {
  struct session *made = malloc(sizeof *made);
  if (made == NULL) abort();
  if (getentropy(made->key, sizeof made->key) != 0) abort();  // expect: key-or-nonce-in-snapshot
  made->uses = 0;
  return made;
}

static int encrypt(int byte) { return byte ^ session->key[session->uses++ % 16]; }

int main(void) {
  session = open_session();
  snapcheck_checkpoint();
  return encrypt(1);
}
