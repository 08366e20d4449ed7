/* Answers over nng, and forwards to a peer that it has dialled. */
#include <stdint.h>
#include <stdio.h>

typedef struct nng_socket_s {
  uint32_t id;
} nng_socket;
int nng_rep0_open(nng_socket *s);
int nng_pub0_open(nng_socket *s);
int nng_dial(nng_socket s, const char *url, void *dialer, int flags);
int nng_listen(nng_socket s, const char *url, void *listener, int flags);
int nng_recv(nng_socket s, void *data, size_t *size, int flags);
int nng_send(nng_socket s, void *data, size_t size, int flags);
uint32_t nng_random(void);
uint64_t nng_clock(void);

struct node {
  nng_socket rep, feed;
  uint32_t id;
  uint64_t up;
};

static int node_open(struct node *n) {
  n->id = nng_random();                                                       // expect: random-value-in-snapshot
  n->up = nng_clock();                                                        // expect: timestamp-in-snapshot
  if (nng_rep0_open(&n->rep) != 0 || nng_pub0_open(&n->feed) != 0) return -1;
  if (nng_dial(n->feed, "tcp://peer.internal:5556", NULL, 0) != 0) return -1;  // expect: connection-in-snapshot
  return nng_listen(n->rep, "tcp://0.0.0.0:5555", NULL, 0);
}

int main(void) {
  struct node node;
  if (node_open(&node) != 0) return 1;
  for (;;) {
    char question[256], answer[64];
    size_t size = sizeof question;
    if (nng_recv(node.rep, question, &size, 0) != 0) continue;
    const uint64_t age = nng_clock() - node.up;
    const int length = snprintf(answer, sizeof answer, "%08x %llu", node.id, (unsigned long long)age);
    nng_send(node.rep, answer, (size_t)length, 0);
    nng_send(node.feed, question, size, 0);
  }
}
