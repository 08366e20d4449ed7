#include "snapcheck/openssl.h"

#include <openssl/rand.h>
#include <pthread.h>
#include <stddef.h>

int snapcheck_openssl_reseed(void) { return RAND_poll() == 1 ? SNAPCHECK_OK : SNAPCHECK_ERROR_SYSTEM; }

static int reseed_hook(void* unused) {
  (void)unused;
  if (snapcheck_openssl_reseed() == SNAPCHECK_OK) return 0;
  snapcheck_hook_error("RAND_poll failed");
  return 1;
}

static int result;

static void register_hook(void) {
  const struct snapcheck_hook hook = {sizeof hook, reseed_hook, NULL, "snapcheck_openssl_reseed", SNAPCHECK_INNERMOST};
  result = snapcheck_after_restore(&hook, NULL);
}

int snapcheck_openssl_reseed_on_restore(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, register_hook);
  return result;
}
