/* Only an address with a scope is left to getaddrinfo, which reads it from digits (AI_NUMERICHOST): the options are there
   in that branch alone, and always set. */
#include <arpa/inet.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in6 allowed;

static int parse(const char *text, struct sockaddr_in6 *into) {
    into->sin6_family = AF_INET6;
    if (inet_pton(AF_INET6, text, &into->sin6_addr) != 1) {
        struct addrinfo hints;
        struct addrinfo *found = NULL;
        memset(&hints, 0, sizeof hints);
        hints.ai_flags = AI_NUMERICHOST;
        hints.ai_family = AF_INET6;
        if (getaddrinfo(text, NULL, &hints, &found) != 0) return -1;
        memcpy(into, found->ai_addr, found->ai_addrlen);
        freeaddrinfo(found);
    }
    return 0;
}

int main(int argc, char **argv) {
    if (parse(argc > 1 ? argv[1] : "fe80::1%eth0", &allowed) != 0) return 1;
    int door = socket(AF_INET6, SOCK_STREAM, 0);
    listen(door, 16);
    for (;;) {
        struct sockaddr_in6 peer;
        socklen_t size = sizeof peer;
        int client = accept(door, (struct sockaddr *)&peer, &size);
        if (memcmp(&peer, &allowed, sizeof peer) == 0) write(client, "ok\n", 3);
        close(client);
    }
}
