/* Sends one line. */
#include <fcntl.h>
#include <unistd.h>

#include "shared.h"

int main(void) {
  int out = open("/dev/tty", O_WRONLY);
  send_all(out, "hello\n", show_progress);
  return close(out);
}
