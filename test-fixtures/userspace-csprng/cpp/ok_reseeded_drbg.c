/* mbed TLS: the hook takes new entropy for the generator. */
#include <snapcheck/hooks.h>
#include <stddef.h>

typedef struct mbedtls_ctr_drbg_context mbedtls_ctr_drbg_context;
typedef struct mbedtls_net_context mbedtls_net_context;
int mbedtls_ctr_drbg_reseed(mbedtls_ctr_drbg_context *drbg, const unsigned char *more, size_t size);
int mbedtls_ctr_drbg_random(void *drbg, unsigned char *out, size_t size);
int mbedtls_net_accept(mbedtls_net_context *listener, mbedtls_net_context *peer, void *ip, size_t size, size_t *length);
int mbedtls_net_send(void *peer, const unsigned char *data, size_t size);
mbedtls_ctr_drbg_context *new_drbg(void);
mbedtls_net_context *new_socket(const char *port);

static mbedtls_ctr_drbg_context *drbg;

static int reseed(void *user) {
  (void)user;
  return mbedtls_ctr_drbg_reseed(drbg, NULL, 0);
}

int main(void) {
  const struct snapcheck_hook hook = {sizeof hook, reseed, NULL, "drbg", 0};
  drbg = new_drbg();
  snapcheck_after_restore(&hook, NULL);
  mbedtls_net_context *listener = new_socket("4433"), *peer = new_socket(NULL);
  for (;;) {
    unsigned char token[16];
    if (mbedtls_net_accept(listener, peer, NULL, 0, NULL) != 0) continue;
    if (mbedtls_ctr_drbg_random(drbg, token, sizeof token) == 0) mbedtls_net_send(peer, token, sizeof token);
  }
}
