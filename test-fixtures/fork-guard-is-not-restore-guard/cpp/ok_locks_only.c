/* Frees a lock in the child; that is what pthread_atfork is for. */
#include <pthread.h>
#include <snapcheck/hooks.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void hold(void) { pthread_mutex_lock(&lock); }
static void let_go(void) { pthread_mutex_unlock(&lock); }

int main(void) {
  pthread_atfork(hold, let_go, let_go);
  snapcheck_checkpoint();
  return 0;
}
