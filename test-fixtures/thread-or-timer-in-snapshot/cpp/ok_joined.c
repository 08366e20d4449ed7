/* The loader is done when the snapshot is taken. */
#include <pthread.h>
#include <snapcheck/hooks.h>
#include <stddef.h>

static int table[16];

static void *load(void *unused) {
  for (int i = 0; i < 16; i++) table[i] = i * i;
  return unused;
}

static void load_in_background(void) {
  pthread_t loader;
  if (pthread_create(&loader, NULL, load, NULL) == 0) pthread_join(loader, NULL);
}

int main(void) {
  load_in_background();
  snapcheck_checkpoint();
  return table[3];
}
