/* Asks the server from an address of its own until it answers. */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

int main(int argc, char **argv)
{
    struct sockaddr_in here = {.sin_family = AF_INET}, server = {.sin_family = AF_INET, .sin_port = htons(7000)};
    int link = socket(AF_INET, SOCK_DGRAM, 0);
    unsigned long query = (unsigned long)random();

    if (argc < 2 || bind(link, (struct sockaddr *)&here, sizeof here) != 0) return 2;
    for (;;) {
        char answer[512];
        sendto(link, &query, sizeof query, 0, (struct sockaddr *)&server, sizeof server);
        ssize_t got = recvfrom(link, answer, sizeof answer, 0, NULL, NULL);
        if (got <= 0) continue;
        printf("%s: %lx: %zd bytes\n", argv[1], query, got);
        return 0;
    }
}
