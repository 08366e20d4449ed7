/* Listens, and wakes one of its workers for each peer; the workers accept, in a program of their own. */
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

static int workers[4] = {3, 4, 5, 6};

int main(void)
{
    struct pollfd listener = {.fd = socket(AF_INET, SOCK_STREAM, 0), .events = POLLIN};
    unsigned next = 0;
    listen(listener.fd, 8);
    for (;;) {
        if (poll(&listener, 1, -1) > 0) write(workers[next++ % 4], "a", 1);
    }
}
