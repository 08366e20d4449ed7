/* A file system that draws for each call, and keeps a key that a hook renews. */
#include <snapcheck/hooks.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/random.h>

struct fuse_operations {
  int (*read)(const char *path, char *out, size_t size);
};
int fuse_main_real(int argc, char **argv, const struct fuse_operations *operations, size_t size, void *data);

static unsigned char key[4];

static int draw_key(void *user) {
  (void)user;
  return getrandom(key, sizeof key, 0) == sizeof key ? 0 : -1;
}

static int note_read(const char *path, char *out, size_t size) {
  unsigned char nonce[2];
  (void)path;
  if (getrandom(nonce, sizeof nonce, 0) != sizeof nonce) return -1;
  return snprintf(out, size, "%02x%02x\n", nonce[0], key[0]);
}

int main(int argc, char **argv) {
  const struct snapcheck_hook hook = {sizeof hook, draw_key, NULL, "key", 0};
  struct fuse_operations operations = {0};
  operations.read = note_read;
  if (draw_key(NULL) != 0) return 1;
  snapcheck_after_restore(&hook, NULL);
  return fuse_main_real(argc, argv, &operations, sizeof operations, NULL);
}
