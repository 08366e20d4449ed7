/* civetweb serves in its own threads: main has nothing to do but sleep. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

struct mg_context;
struct mg_connection;
struct mg_context *mg_start(const void *callbacks, void *with, const char **options);
void mg_set_request_handler(struct mg_context *context, const char *path,
                            int (*handler)(struct mg_connection *connection, void *with), void *with);
int mg_printf(struct mg_connection *connection, const char *format, ...);

static time_t booted;

static int status(struct mg_connection *connection, void *with) {
  (void)with;
  mg_printf(connection, "HTTP/1.1 200 OK\r\n\r\nup for %ld s\n", (long)(time(NULL) - booted));
  return 200;
}

int main(void) {
  const char *options[] = {"listening_ports", "8080", NULL};
  booted = time(NULL);  // expect: timestamp-in-snapshot
  struct mg_context *context = mg_start(NULL, NULL, options);
  if (context == NULL) return 1;
  mg_set_request_handler(context, "/status", status, NULL);
  for (;;) sleep(1);
}
