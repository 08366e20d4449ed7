/* A PostgreSQL extension in shared_preload_libraries: _PG_init runs in the postmaster, the functions for queries. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t TimestampTz;
typedef uintptr_t Datum;
typedef struct FunctionCallInfoBaseData *FunctionCallInfo;
TimestampTz GetCurrentTimestamp(void);
bool pg_strong_random(void *out, size_t size);
Datum Int64GetDatum(int64_t value);

static TimestampTz loaded;
static uint8_t secret[8];

void _PG_init(void);
Datum token_age(FunctionCallInfo fcinfo);
Datum token_make(FunctionCallInfo fcinfo);

void _PG_init(void) {
  loaded = GetCurrentTimestamp();                        // expect: timestamp-in-snapshot
  if (!pg_strong_random(secret, sizeof secret)) return;  // expect: key-or-nonce-in-snapshot
}

Datum token_age(FunctionCallInfo fcinfo) {
  (void)fcinfo;
  return Int64GetDatum((GetCurrentTimestamp() - loaded) / 1000000);
}

Datum token_make(FunctionCallInfo fcinfo) {
  (void)fcinfo;
  return Int64GetDatum(secret[0] << 8 | secret[7]);
}
