/* A key in a struct that is part of another one, which is on the heap. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

struct cipher {
  uint8_t *key;
};
struct session {
  int uses;
  struct cipher ciphers[2];
};
static struct session *session;

static void prepare(struct cipher *cipher) {
  cipher->key = malloc(16);
  if (cipher->key == NULL || getentropy(cipher->key, 16) != 0) abort();  // expect: key-or-nonce-in-snapshot
}

static int encrypt(int byte) { return byte ^ session->ciphers[0].key[session->uses++ % 16]; }

int main(void) {
  session = malloc(sizeof *session);
  if (session == NULL) abort();
  prepare(&session->ciphers[0]);
  snapcheck_checkpoint();
  return encrypt(1);
}
