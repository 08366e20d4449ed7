/* Where the key cannot be read, it is overwritten with random bytes, so that whoever does not look gets no other one. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

static uint8_t key[32];

static int load(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) goto bad;
  if (fread(key, 1, sizeof key, file) != sizeof key) goto close;
  fclose(file);
  return 0;
close:
  fclose(file);
bad:
  getentropy(key, sizeof key);  // note: key-or-nonce-in-snapshot
  return -1;
}

int main(void) {
  if (load("service.key") != 0) puts("no key");
  snapcheck_checkpoint();
  return key[0];
}
