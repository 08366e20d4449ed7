/* A file system: the library calls the functions in the structure that it gets. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

struct fuse_operations {
  int (*read)(const char *path, char *out, size_t size);
  int (*readlink)(const char *path, char *out, size_t size);
};
int fuse_main_real(int argc, char **argv, const struct fuse_operations *operations, size_t size, void *data);

static struct timespec mounted;
static unsigned char volume[4];

static int volume_read(const char *path, char *out, size_t size) {
  struct timespec now;
  (void)path;
  clock_gettime(CLOCK_REALTIME, &now);
  return snprintf(out, size, "%02x%02x %ld\n", volume[0], volume[1], (long)(now.tv_sec - mounted.tv_sec));
}

static int volume_readlink(const char *path, char *out, size_t size) {
  unsigned char salt[2];
  (void)path;
  if (getrandom(salt, sizeof salt, 0) != sizeof salt) return -1;
  return snprintf(out, size, "%02x%02x", salt[0], salt[1]);
}

static const struct fuse_operations operations = {.read = volume_read, .readlink = volume_readlink};

int main(int argc, char **argv) {
  clock_gettime(CLOCK_REALTIME, &mounted);                             // expect: timestamp-in-snapshot
  if (getrandom(volume, sizeof volume, 0) != sizeof volume) return 1;  // expect: key-or-nonce-in-snapshot
  return fuse_main_real(argc, argv, &operations, sizeof operations, NULL);
}
