/* The worker goes on in every clone before the hooks have run. */
#include <pthread.h>
#include <snapcheck/hooks.h>
#include <unistd.h>

static int pending;

static void *work(void *user) {
  while (1) {
    sleep(1);
    pending = 0;
  }
  return user;
}

int main(void) {
  pthread_t worker;
  pthread_create(&worker, NULL, work, NULL);  // expect: thread-or-timer-in-snapshot
  snapcheck_checkpoint();
  return pending;
}
