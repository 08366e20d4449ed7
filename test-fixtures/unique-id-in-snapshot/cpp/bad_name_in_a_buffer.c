/* The id goes through text into a consumer's name. */
#include <snapcheck/hooks.h>
#include <stdio.h>

typedef unsigned char uuid_t[16];
void uuid_generate_random(uuid_t out);
void uuid_unparse(const uuid_t id, char *text);

static char consumer[64];

static void name_consumer(void) {
  uuid_t id;
  char text[37];
  uuid_generate_random(id);  // expect: unique-id-in-snapshot
  uuid_unparse(id, text);
  snprintf(consumer, sizeof consumer, "orders-%s", text);
}

int main(void) {
  name_consumer();
  snapcheck_checkpoint();
  return consumer[0];
}
