/* The ticket runs out while the snapshot lives on. */
#include <snapcheck/hooks.h>
#include <stddef.h>

typedef struct _krb5_context *krb5_context;
typedef struct krb5_creds {
  char *ticket;
} krb5_creds;
int krb5_get_init_creds_password(krb5_context context, krb5_creds *creds, void *client, const char *password, void *prompter,
                                 void *data, int start, const char *service, void *options);

static krb5_creds credentials;

static int ask(void) { return credentials.ticket[0]; }

int main(void) {
  krb5_get_init_creds_password(NULL, &credentials, NULL, "secret", NULL, NULL, 0, "http/orders", NULL);  // expect: credential-in-snapshot
  snapcheck_checkpoint();
  return ask();
}
