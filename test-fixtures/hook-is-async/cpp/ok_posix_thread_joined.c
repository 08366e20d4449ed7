/* The hook waits for its thread. */
#include <pthread.h>
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/random.h>

static uint8_t secret[32];

static void *fill(void *user) {
  if (getrandom(secret, sizeof secret, 0) != sizeof secret) return user;
  return NULL;
}

static int renew(void *user) {
  pthread_t worker;
  if (pthread_create(&worker, NULL, fill, user) != 0) return 1;
  return pthread_join(worker, NULL);
}

int main(void) {
  fill(NULL);
  const struct snapcheck_hook hook = {sizeof hook, renew, NULL, "secret", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return secret[0];
}
