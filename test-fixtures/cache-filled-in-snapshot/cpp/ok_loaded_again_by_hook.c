/* The hook reads the flags again. */
#include <snapcheck/hooks.h>
#include <stddef.h>

struct redisContext;
struct redisReply {
  int type;
  size_t elements;
};
void *redisCommand(struct redisContext *context, const char *format, ...);
struct redisContext *context_of_process(void);

static struct redisReply *flags;

static int load(void *user) {
  (void)user;
  flags = redisCommand(context_of_process(), "HGETALL flags");
  return flags == NULL;
}

int main(void) {
  if (load(NULL) != 0) return 1;
  const struct snapcheck_hook hook = {sizeof hook, load, NULL, "flags", 0};
  snapcheck_after_restore(&hook, NULL);
  snapcheck_checkpoint();
  return (int)flags->elements;
}
