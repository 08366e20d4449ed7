/* A stream over a descriptor is the same open file: one finding. */
#include <fcntl.h>
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <unistd.h>

static int log_fd = -1;
static FILE *log_stream;

static void serve(void) {
  fputs("served\n", log_stream);
  fsync(log_fd);
}

int main(void) {
  log_fd = open("/var/log/orders.log", O_WRONLY | O_APPEND | O_CREAT, 0640);  // expect: open-file-in-snapshot
  log_stream = fdopen(log_fd, "a");
  snapcheck_checkpoint();
  serve();
  return 0;
}
