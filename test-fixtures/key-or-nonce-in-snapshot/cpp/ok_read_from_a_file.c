/* A file with settings is read at the start; the device is read for each request. */
#include <fcntl.h>
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <unistd.h>

static char settings[256];

static int load(void) {
  const int file = open("/etc/orders.conf", O_RDONLY);
  if (file < 0) return 1;
  const ssize_t length = read(file, settings, sizeof settings);
  close(file);
  return length < 0;
}

static int draw(void) {
  uint8_t nonce = 0;
  const int device = open("/dev/urandom", O_RDONLY);
  const ssize_t length = read(device, &nonce, 1);
  close(device);
  return length == 1 ? nonce : -1;
}

int main(void) {
  if (load() != 0) return 1;
  snapcheck_checkpoint();
  return draw() + settings[0];
}
