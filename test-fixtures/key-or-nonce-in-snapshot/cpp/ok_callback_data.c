/* What the callback gets is made in main; its key is drawn for each request. */
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

struct link {
  const char *prefix;
  unsigned char last[16];
};

static void on_link(struct evhttp_request *request, void *data) {
  struct link *link = data;
  evutil_secure_rng_get_bytes(link->last, sizeof link->last);
  evbuffer_add_printf(evhttp_request_get_output_buffer(request), "%s%02x%02x\n", link->prefix, link->last[0],
                      link->last[1]);
}

int main(void) {
  struct event_base *base = event_base_new();
  struct evhttp *http = evhttp_new(base);
  struct link *link = calloc(1, sizeof *link);
  link->prefix = "/d/";
  evhttp_set_cb(http, "/link", on_link, link);
  evhttp_bind_socket(http, "0.0.0.0", 8090);
  return event_base_dispatch(base);
}
