/* Bytes of /dev/urandom, by read and by fread. */
#include <fcntl.h>
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

static uint8_t key[32];
static uint8_t salt[16];

static int load_key(void) {
  const int device = open("/dev/urandom", O_RDONLY);
  if (device < 0) return 1;
  const int good = read(device, key, sizeof key) == sizeof key;  // expect: key-or-nonce-in-snapshot
  close(device);
  return good ? 0 : 1;
}

static int load_salt(void) {
  FILE *device = fopen("/dev/urandom", "rb");
  if (device == NULL) return 1;
  const int good = fread(salt, sizeof salt, 1, device) == 1;  // expect: key-or-nonce-in-snapshot
  fclose(device);
  return good ? 0 : 1;
}

int main(void) {
  if (load_key() != 0 || load_salt() != 0) return 1;
  snapcheck_checkpoint();
  return key[0] + salt[0];
}
