/* A module that Redis loads: it has no main, and the functions of its host are variables. */
#include <stdlib.h>
#include <time.h>

typedef struct RedisModuleCtx RedisModuleCtx;
typedef struct RedisModuleString RedisModuleString;
typedef int (*RedisModuleCmdFunc)(RedisModuleCtx *ctx, RedisModuleString **argv, int argc);

extern int (*RedisModule_CreateCommand)(RedisModuleCtx *ctx, const char *name, RedisModuleCmdFunc run, const char *flags,
                                        int first, int last, int step);
extern int (*RedisModule_ReplyWithLongLong)(RedisModuleCtx *ctx, long long value);

static int draw_ticket(RedisModuleCtx *ctx, RedisModuleString **argv, int argc) {
  (void)argv;
  (void)argc;
  return RedisModule_ReplyWithLongLong(ctx, rand() % 49 + 1);  // expect: hidden-prng-in-handler
}

int RedisModule_OnLoad(RedisModuleCtx *ctx, RedisModuleString **argv, int argc) {
  (void)argv;
  (void)argc;
  srand((unsigned)time(NULL));
  return RedisModule_CreateCommand(ctx, "lottery.draw", draw_ticket, "fast", 0, 0, 0);
}
