/* Whether the address is written in digits is for the caller to say, and this one does not: a name is resolved. */
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_storage upstream;

static int resolve(const char *name, int digits, struct sockaddr_storage *into) {
    struct addrinfo hints, *found;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    if (digits) hints.ai_flags = AI_NUMERICHOST;
    if (getaddrinfo(name, "5432", &hints, &found) != 0) return -1; // expect: host-identity-in-snapshot
    memcpy(into, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    return 0;
}

int main(void) {
    if (resolve("db.internal", 0, &upstream) != 0) return 1;
    int door = socket(AF_INET, SOCK_STREAM, 0);
    listen(door, 16);
    for (;;) {
        int client = accept(door, NULL, NULL);
        int back = socket(AF_INET, SOCK_STREAM, 0);
        connect(back, (struct sockaddr *)&upstream, sizeof upstream);
        close(back);
        close(client);
    }
}
