/* Apache: what a module registers runs before the server serves, or for each request. */
#include <stdint.h>

typedef int64_t apr_time_t;
typedef struct apr_pool_t apr_pool_t;
typedef struct server_rec server_rec;
typedef struct request_rec request_rec;
typedef struct {
  unsigned char data[16];
} apr_uuid_t;
void ap_hook_post_config(int (*f)(apr_pool_t *, apr_pool_t *, apr_pool_t *, server_rec *), const char *const *before,
                         const char *const *after, int order);
void ap_hook_fixups(int (*f)(request_rec *), const char *const *before, const char *const *after, int order);
void apr_uuid_get(apr_uuid_t *uuid);
void apr_uuid_format(char *text, const apr_uuid_t *uuid);
apr_time_t apr_time_now(void);
int reply(request_rec *r, const char *id, apr_time_t age);

static char server_id[37];
static apr_time_t configured;

static int id_post_config(apr_pool_t *conf, apr_pool_t *log, apr_pool_t *temp, server_rec *s) {
  apr_uuid_t uuid;
  (void)conf, (void)log, (void)temp, (void)s;
  apr_uuid_get(&uuid);  // expect: unique-id-in-snapshot
  apr_uuid_format(server_id, &uuid);
  configured = apr_time_now();  // expect: timestamp-in-snapshot
  return 0;
}

static int id_fixups(request_rec *r) { return reply(r, server_id, apr_time_now() - configured); }

void id_register_hooks(apr_pool_t *pool);
void id_register_hooks(apr_pool_t *pool) {
  (void)pool;
  ap_hook_post_config(id_post_config, 0, 0, 0);
  ap_hook_fixups(id_fixups, 0, 0, 0);
}
