/* Nobody listens on a datagram socket: it is bound, and takes what anybody sends. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>

int main(int argc, char **argv)
{
    unsigned long salt;
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(5353)};
    int link = socket(AF_INET, SOCK_DGRAM, 0);

    salt = (unsigned long)random(); // expect: random-value-in-snapshot
    if (bind(link, (struct sockaddr *)&here, sizeof here) != 0) {
        perror(argv[0]);
        return 1;
    }
    for (;;) {
        char asked[512], answer[64];
        struct sockaddr_in peer;
        socklen_t size = sizeof peer;
        ssize_t got = recvfrom(link, asked, sizeof asked, 0, (struct sockaddr *)&peer, &size);
        if (got <= 0) continue;
        int length = snprintf(answer, sizeof answer, "%lx", salt ^ (unsigned long)asked[0]);
        sendto(link, answer, (size_t)length, 0, (struct sockaddr *)&peer, size);
    }
}
