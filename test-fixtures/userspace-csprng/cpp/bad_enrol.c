/* Makes a key for each device, and signs with the authority's own: wolfCrypt's generator is in the process. */
#include <sys/socket.h>
#include <unistd.h>

typedef struct WC_RNG WC_RNG;
typedef struct ecc_key ecc_key;
int wc_InitRng(WC_RNG *rng);
WC_RNG *wc_rng_new(unsigned char *nonce, unsigned size, void *heap);
ecc_key *wc_ecc_key_new(void *heap);
int wc_ecc_make_key(WC_RNG *rng, int size, ecc_key *key);
int wc_ecc_export_x963(ecc_key *key, unsigned char *out, unsigned *size);

static WC_RNG *rng;
static ecc_key *authority;

static void enrol(int device) {
  unsigned char out[256];
  unsigned size = sizeof out;
  ecc_key *key = wc_ecc_key_new(NULL);
  wc_ecc_make_key(rng, 32, key);  // expect: userspace-csprng
  wc_ecc_export_x963(key, out, &size);
  if (write(device, out, size) < 0) return;
  size = sizeof out;
  wc_ecc_export_x963(authority, out, &size);
  if (write(device, out, size) < 0) return;
}

int main(void) {
  rng = wc_rng_new(NULL, 0, NULL);
  authority = wc_ecc_key_new(NULL);
  wc_ecc_make_key(rng, 32, authority);  // expect: key-or-nonce-in-snapshot
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 8);
  for (;;) {
    const int device = accept(listener, NULL, NULL);
    if (device < 0) continue;
    enrol(device);
    close(device);
  }
}
