/* Signed links: what the callback gets is made in main, which does not use it any more. */
#include <stddef.h>
#include <stdlib.h>

struct event_base;
struct evhttp;
struct evhttp_request;
struct evbuffer;
struct event_base *event_base_new(void);
int event_base_dispatch(struct event_base *base);
struct evhttp *evhttp_new(struct event_base *base);
int evhttp_bind_socket(struct evhttp *http, const char *address, unsigned short port);
int evhttp_set_cb(struct evhttp *http, const char *path, void (*handle)(struct evhttp_request *, void *), void *data);
struct evbuffer *evhttp_request_get_output_buffer(struct evhttp_request *request);
int evbuffer_add_printf(struct evbuffer *buffer, const char *format, ...);
void evutil_secure_rng_get_bytes(void *buffer, size_t size);

struct signer {
  unsigned char secret[32];
};

static void on_link(struct evhttp_request *request, void *data) {
  const struct signer *signer = data;
  unsigned char nonce[2];
  evutil_secure_rng_get_bytes(nonce, sizeof nonce);
  evbuffer_add_printf(evhttp_request_get_output_buffer(request), "%02x-%02x\n", nonce[0], signer->secret[0]);
}

static struct signer *signer_new(void) {
  struct signer *signer = calloc(1, sizeof *signer);
  evutil_secure_rng_get_bytes(signer->secret, sizeof signer->secret);  // expect: key-or-nonce-in-snapshot
  return signer;
}

int main(void) {
  struct event_base *base = event_base_new();
  struct evhttp *http = evhttp_new(base);
  struct signer *signer = signer_new();
  evhttp_set_cb(http, "/link", on_link, signer);
  evhttp_bind_socket(http, "0.0.0.0", 8090);
  return event_base_dispatch(base);
}
