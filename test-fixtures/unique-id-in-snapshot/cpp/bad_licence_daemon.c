/* Hands out licences over TCP, with all that a daemon makes at its start: key, id, address, connection, thread. */
#include <errno.h>
#include <netdb.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef unsigned char uuid_t[16];
void uuid_generate(uuid_t out);
void uuid_unparse_lower(const uuid_t in, char *out);

struct backend {
  int fd;
  struct addrinfo *address;
};

struct licence_key {
  unsigned char bytes[32];
  char id[37];
};

struct daemon_state {
  struct backend db;
  struct licence_key key;
  char host[64];
  time_t started;
  FILE *audit;
  unsigned long served;
};

static struct daemon_state state;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_t reaper;
static EVP_CIPHER_CTX *cipher;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static void make_key(struct licence_key *key) {
  uuid_t raw;
  if (RAND_bytes(key->bytes, sizeof key->bytes) != 1) die("RAND_bytes");  // expect: key-or-nonce-in-snapshot
  uuid_generate(raw);  // expect: unique-id-in-snapshot
  uuid_unparse_lower(raw, key->id);
}

static void set_up(void) { make_key(&state.key); }

static int dial(struct backend *to, const char *name) {
  struct addrinfo hints = {0};
  hints.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(name, "5432", &hints, &to->address) != 0) return -1;  // expect: host-identity-in-snapshot
  to->fd = socket(to->address->ai_family, SOCK_STREAM, 0);
  if (connect(to->fd, to->address->ai_addr, to->address->ai_addrlen) < 0) return -1;  // expect: connection-in-snapshot
  return 0;
}

static void *reap(void *data) {
  struct daemon_state *s = data;
  for (;;) {
    sleep(60);
    if (time(NULL) - s->started > 86400) fprintf(s->audit, "old\n");
  }
  return NULL;
}

static void handle(int client) {
  char line[256];
  unsigned char tag[32];
  unsigned tag_length = 0;
  const ssize_t got = read(client, line, sizeof line - 1);
  if (got <= 0) return;
  line[got] = '\0';
  EVP_MD_CTX *md = EVP_MD_CTX_new();
  EVP_DigestInit_ex(md, EVP_sha256(), NULL);
  EVP_DigestUpdate(md, state.key.bytes, sizeof state.key.bytes);
  EVP_DigestUpdate(md, line, (size_t)got);
  EVP_DigestFinal_ex(md, tag, &tag_length);
  EVP_MD_CTX_free(md);
  dprintf(client, "%s %s %d %02x\n", state.host, state.key.id, (int)random(), tag[0]);  // expect: hidden-prng-in-handler
  fprintf(state.audit, "%ld %s\n", (long)(time(NULL) - state.started), line);
  state.served++;
  if (write(state.db.fd, line, (size_t)got) < 0) die("db");
}

int main(int argc, char **argv) {
  state.started = time(NULL);  // expect: timestamp-in-snapshot
  srandom((unsigned)(state.started ^ getpid()));
  gethostname(state.host, sizeof state.host - 1);  // expect: host-identity-in-snapshot
  pthread_once(&once, set_up);
  state.audit = fopen("/var/log/licensed.log", "a");  // expect: open-file-in-snapshot
  if (state.audit == NULL) die("audit");
  if (dial(&state.db, argc > 1 ? argv[1] : "db.internal") < 0) die("dial");
  if (pthread_create(&reaper, NULL, reap, &state) != 0) die("pthread_create");  // expect: thread-or-timer-in-snapshot
  cipher = EVP_CIPHER_CTX_new();
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  if (listen(listener, 64) < 0) die("listen");
  for (;;) {
    const int client = accept(listener, NULL, NULL);
    if (client < 0) {
      if (errno == EINTR) continue;
      die("accept");
    }
    handle(client);
    close(client);
  }
}
