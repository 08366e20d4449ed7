/* RAND_poll in the hook makes the clones differ. */
#include <snapcheck/hooks.h>
#include <stdint.h>

int RAND_bytes(unsigned char *buffer, int count);
int RAND_poll(void);

static int reseed(void *user) {
  (void)user;
  return RAND_poll() == 1 ? 0 : 1;
}

int main(void) {
  uint8_t id[16];
  const struct snapcheck_hook hook = {sizeof hook, reseed, NULL, "openssl", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return RAND_bytes(id, sizeof id) == 1 ? id[0] : 0;
}
