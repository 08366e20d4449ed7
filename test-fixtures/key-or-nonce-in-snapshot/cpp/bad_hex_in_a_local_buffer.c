/* The secret is written as hexadecimal text, two digits at a time, before it is kept. */
#include <snapcheck/hooks.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static char *secret, *salt, *label;

static void make_salt(void) {
  unsigned char raw[8];
  if (getrandom(raw, sizeof raw, 0) != (ssize_t)sizeof raw) abort();  // expect: key-or-nonce-in-snapshot
  char *text = malloc(24), *at = text;
  for (int i = 0; i < 8; ++i) at += sprintf(at, "%02x", raw[i]);
  salt = text;
}

static void make_label(void) {
  char *text = malloc(16);
  memcpy(text, "gw-", 3);
  if (getrandom(text + 3, 8, 0) != 8) abort();  // expect: key-or-nonce-in-snapshot
  label = text;
}

static void make_secret(void) {
  unsigned char raw[8];
  if (getrandom(raw, sizeof raw, 0) != (ssize_t)sizeof raw) abort();  // expect: key-or-nonce-in-snapshot
  char *text = malloc(20);
  for (int i = 0; i < 8; ++i) snprintf(text + 2 * i, 3, "%02x", raw[i]);
  secret = text;
}

int main(void) {
  make_secret();
  make_salt();
  make_label();
  snapcheck_checkpoint();
  return printf("%s %s %s\n", secret, salt, label) < 0;
}
