/* Sends, and tells whoever wants to know. */
#include "shared.h"

#include <string.h>
#include <unistd.h>

size_t send_all(int fd, const char *text, progress *tell) {
  size_t done = 0, size = strlen(text);
  while (done < size) {
    ssize_t sent = write(fd, text + done, size - done);
    if (sent <= 0) break;
    done += (size_t)sent;
    if (tell != NULL) tell(done);
  }
  return done;
}
