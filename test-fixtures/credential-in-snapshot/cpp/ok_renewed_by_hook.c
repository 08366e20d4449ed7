/* The hook gets a new ticket. */
#include <snapcheck/hooks.h>
#include <stddef.h>

typedef struct _krb5_context *krb5_context;
typedef struct krb5_creds {
  char *ticket;
} krb5_creds;
int krb5_get_init_creds_password(krb5_context context, krb5_creds *creds, void *client, const char *password, void *prompter,
                                 void *data, int start, const char *service, void *options);

static krb5_creds credentials;

static int log_in(void *user) {
  (void)user;
  return krb5_get_init_creds_password(NULL, &credentials, NULL, "secret", NULL, NULL, 0, "http/orders", NULL);
}

int main(void) {
  if (log_in(NULL) != 0) return 1;
  const struct snapcheck_hook hook = {sizeof hook, log_in, NULL, "kerberos", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return credentials.ticket[0];
}
