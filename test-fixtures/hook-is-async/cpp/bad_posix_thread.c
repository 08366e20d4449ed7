/* Nobody waits for the thread that draws the new secret. */
#include <pthread.h>
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/random.h>

static uint8_t secret[32];

static void *fill(void *user) {
  if (getrandom(secret, sizeof secret, 0) != sizeof secret) return user;
  return NULL;
}

static int renew(void *user) {  // expect: hook-is-async
  pthread_t worker;
  return pthread_create(&worker, NULL, fill, user);
}

int main(void) {
  fill(NULL);
  const struct snapcheck_hook hook = {sizeof hook, renew, NULL, "secret", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return secret[0];
}
