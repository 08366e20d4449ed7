/* An ObjectId has five random bytes of the process and a counter. */
#include <snapcheck/hooks.h>
#include <stdint.h>
#include <sys/socket.h>

typedef struct {
  uint8_t bytes[12];
} bson_oid_t;
typedef struct bson_context bson_context_t;
void bson_oid_init(bson_oid_t *oid, bson_context_t *context);

static int insert(bson_context_t *context) {
  bson_oid_t id;
  bson_oid_init(&id, context);  // expect: stateful-id-generator
  return id.bytes[11];
}

int main(void) {
  const int server = socket(AF_INET, SOCK_STREAM, 0);
  while (accept(server, NULL, NULL) >= 0) insert(NULL);
  return 0;
}
