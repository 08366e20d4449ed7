/* Feature flags of the day of the snapshot. */
#include <snapcheck/hooks.h>
#include <stddef.h>

struct redisContext;
struct redisReply {
  int type;
  size_t elements;
};
void *redisCommand(struct redisContext *context, const char *format, ...);
struct redisContext *context_of_process(void);

static struct {
  struct redisReply *reply;
} flags;

static void load(void) {
  flags.reply = redisCommand(context_of_process(), "HGETALL flags");  // note: cache-filled-in-snapshot
}

int main(void) {
  load();
  snapcheck_checkpoint();
  return (int)flags.reply->elements;
}
