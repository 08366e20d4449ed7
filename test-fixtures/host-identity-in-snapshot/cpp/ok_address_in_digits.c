/* Options name addresses in digits, which nobody is asked about: AI_NUMERICHOST. */
#include <arpa/inet.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_storage allowed, own;

static int parse(const char *text, struct sockaddr_storage *into) {
    struct addrinfo hints, *found;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE;
    if (getaddrinfo(text, NULL, &hints, &found) != 0) return -1;
    memcpy(into, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    return 0;
}

int main(int argc, char **argv) {
    if (parse(argc > 1 ? argv[1] : "10.0.0.0", &allowed) != 0 || parse("0.0.0.0", &own) != 0) return 1;
    int door = socket(AF_INET, SOCK_STREAM, 0);
    bind(door, (struct sockaddr *)&own, sizeof own);
    listen(door, 16);
    for (;;) {
        struct sockaddr_storage peer;
        socklen_t size = sizeof peer;
        int client = accept(door, (struct sockaddr *)&peer, &size);
        if (memcmp(&peer, &allowed, sizeof peer) == 0) write(client, "ok\n", 3);
        close(client);
    }
}
