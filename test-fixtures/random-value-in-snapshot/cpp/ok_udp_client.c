/* A probe asks one server until it answers: it is bound to no address, and serves nobody. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

int main(int argc, char **argv)
{
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(53)};
    int link = socket(AF_INET, SOCK_DGRAM, 0);
    unsigned long query = (unsigned long)random();
    int tries = 3;

    if (argc > 1) inet_pton(AF_INET, argv[1], &server.sin_addr);
    while (tries-- > 0) {
        char answer[512];
        sendto(link, &query, sizeof query, 0, (struct sockaddr *)&server, sizeof server);
        ssize_t got = recvfrom(link, answer, sizeof answer, 0, NULL, NULL);
        if (got > 0) {
            printf("%lx: %zd bytes\n", query, got);
            return 0;
        }
    }
    return 1;
}
