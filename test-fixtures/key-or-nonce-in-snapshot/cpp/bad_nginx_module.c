/* A module of nginx, which has no main: the server calls what stands in its structures. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

typedef struct ngx_cycle_s ngx_cycle_t;
typedef struct ngx_conf_s ngx_conf_t;
typedef struct ngx_http_request_s ngx_http_request_t;
typedef struct {
  intptr_t (*preconfiguration)(ngx_conf_t *cf);
  intptr_t (*postconfiguration)(ngx_conf_t *cf);
} ngx_http_module_t;
typedef struct ngx_module_s {
  void *ctx;
  intptr_t (*init_module)(ngx_cycle_t *cycle);
  intptr_t (*init_process)(ngx_cycle_t *cycle);
} ngx_module_t;
typedef intptr_t (*ngx_http_handler_pt)(ngx_http_request_t *r);
ngx_http_handler_pt *ngx_array_push(ngx_conf_t *cf);
intptr_t ngx_http_send_text(ngx_http_request_t *r, const char *text);
int RAND_bytes(unsigned char *out, int size);

static unsigned char server_key[16], worker_key[16];
static time_t since;

static intptr_t sign(ngx_http_request_t *r) {
  char line[64];
  snprintf(line, sizeof line, "%x %x %ld", server_key[0], worker_key[0], (long)(time(NULL) - since));
  return ngx_http_send_text(r, line);
}

static intptr_t sign_configured(ngx_conf_t *cf) {
  *ngx_array_push(cf) = sign;
  return 0;
}

static intptr_t sign_init_module(ngx_cycle_t *cycle) {
  (void)cycle;
  return RAND_bytes(server_key, sizeof server_key) - 1;  // expect: key-or-nonce-in-snapshot
}

static intptr_t sign_init_process(ngx_cycle_t *cycle) {
  (void)cycle;
  since = time(NULL);                                    // expect: timestamp-in-snapshot
  return RAND_bytes(worker_key, sizeof worker_key) - 1;  // expect: key-or-nonce-in-snapshot
}

static ngx_http_module_t sign_http = {NULL, sign_configured};
ngx_module_t ngx_http_sign_module = {&sign_http, sign_init_module, sign_init_process};
