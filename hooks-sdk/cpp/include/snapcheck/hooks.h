/* Hooks before a snapshot and after a restore: the C interface. ../../../PROTOCOL.md is the contract.
 *
 *     static int reopen(void* user) { return connection_open(user); }   // 0, or anything else for a failure
 *
 *     struct snapcheck_hook hook = {sizeof hook, reopen, &connection, "db.reopen", 0};
 *     if (snapcheck_after_restore(&hook, NULL) != SNAPCHECK_OK) puts(snapcheck_last_error());
 *
 * Before-hooks run in reverse order of registration, after-hooks in order; every hook runs though another failed.
 * Without a snapshot runtime the hooks never run.
 *
 * Every function may be called from any thread, and registering also inside hooks. Only snapcheck_generation() may be
 * called in a signal handler. Functions return a status: 0 or more is good, below 0 is an error, whose text is in
 * snapcheck_last_error() of the same thread. A hook must not let a C++ exception or a longjmp out; hooks.hpp sees to
 * it.
 */
#ifndef SNAPCHECK_HOOKS_H
#define SNAPCHECK_HOOKS_H

#include <stddef.h>
#include <stdint.h>

#define SNAPCHECK_HOOKS_VERSION "0.1.0"

#if defined(__GNUC__)
#define SNAPCHECK_API __attribute__((visibility("default")))
#else
#define SNAPCHECK_API
#endif

#ifdef __cplusplus
#define SNAPCHECK_INLINE inline
extern "C" {
#else
#define SNAPCHECK_INLINE static inline
#endif

enum snapcheck_status {
  SNAPCHECK_OK = 0,
  SNAPCHECK_RESTORED = 1,         /* snapcheck_checkpoint(): this is a restored clone */
  SNAPCHECK_ERROR_ARGUMENT = -1,  /* what was passed cannot be used */
  SNAPCHECK_ERROR_MEMORY = -2,    /* nothing was done */
  SNAPCHECK_ERROR_STATE = -3,     /* a snapshot is already under way; nothing was done */
  SNAPCHECK_ERROR_CLOSED = -4,    /* the process is about to end: the hook would never run */
  SNAPCHECK_ERROR_NOT_FOUND = -5, /* no such registration */
  SNAPCHECK_ERROR_HOOKS = -6,     /* hooks failed, or took longer than their budget */
  SNAPCHECK_ERROR_CHANNEL = -7,   /* the runtime could not be reached, or went away */
  SNAPCHECK_ERROR_SYSTEM = -8     /* the kernel refused something */
};

/* ---- for programs ---- */

typedef int (*snapcheck_hook_function)(void* user);
typedef uint64_t snapcheck_id; /* never 0 */

enum {
  /* Innermost: before-hooks with it run after all others, after-hooks before all others. For values that renew. */
  SNAPCHECK_INNERMOST = 1
};

struct snapcheck_hook {
  size_t size;                 /* sizeof(struct snapcheck_hook): later versions may be longer */
  snapcheck_hook_function run; /* returns 0, or another number for a failure */
  void* user;                  /* passed to run; must live until the hook is unregistered */
  const char* name;            /* for messages, copied; NULL: "hook N" */
  unsigned flags;              /* 0 or SNAPCHECK_INNERMOST */
};

/* Registers a hook to run before a snapshot, or after a restore. `id` may be NULL if it is never unregistered. */
SNAPCHECK_API int snapcheck_before_checkpoint(const struct snapcheck_hook* hook, snapcheck_id* id);
SNAPCHECK_API int snapcheck_after_restore(const struct snapcheck_hook* hook, snapcheck_id* id);

/* The hook does not run any more when this returns: it waits if another thread is running it just now. */
SNAPCHECK_API int snapcheck_unregister(snapcheck_id id);

/* Inside a hook that is about to return a failure: why. */
SNAPCHECK_API void snapcheck_hook_error(const char* message);

/* A number that is another one after each restore. Cheap enough for every draw, and safe in signal handlers. The macro
 * below reads it without a call; the function is for other languages. */
SNAPCHECK_API uint64_t snapcheck_generation(void);

/* The generation is the sum of two words, each read relaxed. Their addresses never change. */
struct snapcheck_counters {
  const uint64_t* own;    /* counts the restores that the process was told of */
  const uint64_t* kernel; /* of /dev/vmclock0 or /dev/sysgenid, or a word that is always 0 */
};
SNAPCHECK_API struct snapcheck_counters snapcheck_counters_of_process(void);

#if defined(__GNUC__)
SNAPCHECK_INLINE uint64_t snapcheck_generation_inline(void) {
  static struct snapcheck_counters known; /* threads that come first together write the same addresses */
  const uint64_t* own = __atomic_load_n(&known.own, __ATOMIC_ACQUIRE);
  if (__builtin_expect(own == NULL, 0)) {
    const struct snapcheck_counters counters = snapcheck_counters_of_process();
    __atomic_store_n(&known.kernel, counters.kernel, __ATOMIC_RELAXED);
    __atomic_store_n(&known.own, own = counters.own, __ATOMIC_RELEASE);
  }
  return __atomic_load_n(own, __ATOMIC_RELAXED) +
         __atomic_load_n(__atomic_load_n(&known.kernel, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
}
#define snapcheck_generation() snapcheck_generation_inline()
#endif

/* "From here this process may be copied." SNAPCHECK_RESTORED in a restored clone; SNAPCHECK_OK at once where nothing
 * takes snapshots. Talks to the runtime at $SNAPCHECK_CHANNEL. */
SNAPCHECK_API int snapcheck_checkpoint(void);

/* Serves the runtime in a thread, for programs without a place for snapcheck_checkpoint(). 1: serving; 0: no runtime.
 */
SNAPCHECK_API int snapcheck_listen(void);

/* Fills `data` from the kernel. */
SNAPCHECK_API int snapcheck_random_bytes(void* data, size_t size);

/* A random UUID from the kernel: 36 characters and a 0. */
SNAPCHECK_API int snapcheck_uuid4(char text[37]);

/* The text of this thread's last error, "" if there was none. Valid until the thread's next call. */
SNAPCHECK_API const char* snapcheck_last_error(void);

/* ---- for runtimes: whoever takes the snapshot ---- */

/* Runs the before-hooks. The process is frozen afterwards, also after SNAPCHECK_ERROR_HOOKS (then there must be no
 * image): snapcheck_run_after_restore must follow. */
SNAPCHECK_API int snapcheck_run_before_snapshot(void);

/* Runs the after-hooks. `restored`: this process goes on from an image; 0: no image was taken. */
SNAPCHECK_API int snapcheck_run_after_restore(int restored);

/* Seconds that a phase may take; 0 is unlimited. The default is 0 and 10. */
SNAPCHECK_API int snapcheck_set_budget(double before, double after);

struct snapcheck_ran {
  size_t size; /* as filled in by the library */
  const char* name;
  double seconds;
  int failed;
  const char* error; /* "" if it did not fail */
};

/* Visits the hooks of the last phase in the order they ran. Returns their number. Not during a phase. */
SNAPCHECK_API int snapcheck_last_phase(void (*visit)(const struct snapcheck_ran* ran, void* user), void* user);

/* The sentence about a last phase that was over its budget, or "". */
SNAPCHECK_API const char* snapcheck_last_over_budget(void);

/* Between a before-phase and its after-phase. */
SNAPCHECK_API int snapcheck_frozen(void);

#ifdef __cplusplus
}
#endif
#endif
