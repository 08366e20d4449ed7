/* The registry and its two phases: PROTOCOL.md in C.
 *
 * Hooks live in an array of slots; each kind has a list through the slots, in order of registration. An id is
 * (use of the slot << 32 | slot + 1), so that an old id never removes a new hook. The lock guards all of it for
 * moments; no hook runs while it is held.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "internal.h"

enum kind { BEFORE, AFTER };
enum state { RUNNING, IN_BEFORE, FROZEN, IN_AFTER };
static const char* const STATE_NAMES[] = {"running", "running before-hooks", "frozen", "running after-hooks"};
static const char* const PHASE_NAMES[] = {"before", "after"};
static const char* const KIND_NAMES[] = {"before-checkpoint", "after-restore"};

static const uint32_t NONE = UINT32_MAX;
enum { LONGEST_ERROR = 1024, LONGEST_HOOK_ERROR = 512 };

struct slot {
  snapcheck_hook_function run;
  void* user;
  char* name;
  enum kind kind;
  unsigned flags;
  uint32_t use; /* how often the slot was given out */
  uint32_t previous, next;
};

struct list {
  uint32_t first, last, count;
};

struct record {
  char* name;
  double seconds;
  int failed;
  char error[LONGEST_HOOK_ERROR];
};

static struct {
  pthread_mutex_t lock;
  pthread_cond_t finished; /* a hook came to its end */
  struct slot* slots;
  uint32_t used, capacity, free;
  struct list lists[2];
  enum state state;
  int closed, close_registered;
  snapcheck_id running;
  pthread_t runner;
  double budget[2];
  uint64_t kernel_before; /* the kernel's generation at the last before-phase */
  struct record* records; /* of the last phase */
  uint32_t record_count;
  char over_budget[LONGEST_ERROR];
} registry = {
    .lock = PTHREAD_MUTEX_INITIALIZER,
    .finished = PTHREAD_COND_INITIALIZER,
    .free = UINT32_MAX,
    .lists = {{UINT32_MAX, UINT32_MAX, 0}, {UINT32_MAX, UINT32_MAX, 0}},
    .budget = {0, 10},
};

static _Thread_local char last_error[LONGEST_ERROR];
static _Thread_local char hook_error[LONGEST_HOOK_ERROR];

int snapcheck_error(int status, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(last_error, sizeof last_error, format, arguments);
  va_end(arguments);
  return status;
}

const char* snapcheck_last_error(void) { return last_error; }

void snapcheck_hook_error(const char* message) {
  snprintf(hook_error, sizeof hook_error, "%s", message ? message : "");
}

static void lock(void) { pthread_mutex_lock(&registry.lock); }
static void unlock(void) { pthread_mutex_unlock(&registry.lock); }

/* ---- registration ---- */

static void close_registry(void) {
  lock();
  registry.closed = 1;
  unlock();
}

static int grow(void) {
  uint32_t capacity = registry.capacity ? registry.capacity * 2 : 16;
  struct slot* slots = realloc(registry.slots, capacity * sizeof *slots);
  if (!slots) return 0;
  registry.slots = slots;
  registry.capacity = capacity;
  return 1;
}

/* A slot that is not in use, or NONE if there is no memory. */
static uint32_t take_slot(void) {
  if (registry.free != NONE) {
    uint32_t index = registry.free;
    registry.free = registry.slots[index].next;
    return index;
  }
  if (registry.used == registry.capacity && !grow()) return NONE;
  registry.slots[registry.used].use = 0;
  return registry.used++;
}

static void append(enum kind kind, uint32_t index) {
  struct list* list = &registry.lists[kind];
  struct slot* slot = &registry.slots[index];
  slot->previous = list->last;
  slot->next = NONE;
  if (list->last == NONE) {
    list->first = index;
  } else {
    registry.slots[list->last].next = index;
  }
  list->last = index;
  list->count++;
}

static void take_out(uint32_t index) {
  struct slot* slot = &registry.slots[index];
  struct list* list = &registry.lists[slot->kind];
  *(slot->previous == NONE ? &list->first : &registry.slots[slot->previous].next) = slot->next;
  *(slot->next == NONE ? &list->last : &registry.slots[slot->next].previous) = slot->previous;
  list->count--;
  slot->use++;
  slot->run = NULL;
  slot->next = registry.free;
  registry.free = index;
}

static snapcheck_id id_of(uint32_t index) { return (uint64_t)registry.slots[index].use << 32 | (index + 1); }

/* The slot of an id, or NULL if it is not registered (any more). */
static struct slot* find(snapcheck_id id) {
  uint32_t index = (uint32_t)id - 1;
  if ((uint32_t)id == 0 || index >= registry.used) return NULL;
  struct slot* slot = &registry.slots[index];
  return slot->run && slot->use == (uint32_t)(id >> 32) ? slot : NULL;
}

static int add(enum kind kind, const struct snapcheck_hook* hook, char* name, snapcheck_id* id) {
  if (registry.closed) {
    return snapcheck_error(SNAPCHECK_ERROR_CLOSED, "%s was registered while the process ends: it would never run",
                           name);
  }
  uint32_t index = take_slot();
  if (index == NONE) return snapcheck_error(SNAPCHECK_ERROR_MEMORY, "no memory for the hook %s", name);
  struct slot* slot = &registry.slots[index];
  slot->run = hook->run;
  slot->user = hook->user;
  slot->name = name;
  slot->kind = kind;
  slot->flags = hook->flags;
  append(kind, index);
  if (id) *id = id_of(index);
  return SNAPCHECK_OK;
}

static char* copy_name(const struct snapcheck_hook* hook) {
  static uint32_t count = 0;
  char numbered[32];
  snprintf(numbered, sizeof numbered, "hook %u", __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED));
  return strdup(hook->name && *hook->name ? hook->name : numbered);
}

static void lock_for_fork(void) { lock(); }

static void register_at_exit(void) {
  atexit(close_registry);
  pthread_atfork(lock_for_fork, unlock, unlock); /* or the child could get a lock that nobody releases */
}

static int add_hook(enum kind kind, const struct snapcheck_hook* hook, snapcheck_id* id) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (!hook || hook->size < sizeof *hook) {
    return snapcheck_error(SNAPCHECK_ERROR_ARGUMENT, "set snapcheck_hook.size to sizeof(struct snapcheck_hook)");
  }
  if (!hook->run) {
    return snapcheck_error(SNAPCHECK_ERROR_ARGUMENT, "the hook %s has no function: set snapcheck_hook.run",
                           hook->name ? hook->name : "without a name");
  }
  if (hook->flags & ~(unsigned)SNAPCHECK_INNERMOST) {
    return snapcheck_error(SNAPCHECK_ERROR_ARGUMENT, "snapcheck_hook.flags has unknown bits: %#x", hook->flags);
  }
  char* name = copy_name(hook);
  if (!name) return snapcheck_error(SNAPCHECK_ERROR_MEMORY, "no memory for the name of a hook");
  char told[LONGEST_HOOK_ERROR]; /* the name is gone when another thread unregisters it at once */
  snprintf(told, sizeof told, "%s", name);
  pthread_once(&once, register_at_exit);
  lock();
  int status = add(kind, hook, name, id);
  unlock();
  if (status != SNAPCHECK_OK) {
    free(name);
  } else if ((hook->flags & SNAPCHECK_INNERMOST) == 0) { /* the SDK's own are no news */
    snapcheck_tell("registered", PHASE_NAMES[kind], told);
  }
  return status;
}

int snapcheck_before_checkpoint(const struct snapcheck_hook* hook, snapcheck_id* id) {
  return add_hook(BEFORE, hook, id);
}

int snapcheck_after_restore(const struct snapcheck_hook* hook, snapcheck_id* id) { return add_hook(AFTER, hook, id); }

int snapcheck_unregister(snapcheck_id id) {
  lock();
  struct slot* slot = find(id);
  char* name = slot ? slot->name : NULL;
  const char* phase = slot ? PHASE_NAMES[slot->kind] : NULL;
  int own = slot && (slot->flags & SNAPCHECK_INNERMOST) != 0;
  if (slot) take_out((uint32_t)(slot - registry.slots));
  while (slot && registry.running == id && !pthread_equal(registry.runner, pthread_self())) {
    pthread_cond_wait(&registry.finished, &registry.lock);
  }
  unlock();
  if (name && !own) snapcheck_tell("unregistered", phase, name);
  free(name);
  return name ? SNAPCHECK_OK : snapcheck_error(SNAPCHECK_ERROR_NOT_FOUND, "there is no hook with this id");
}

/* ---- phases ---- */

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* The ids of a kind in the order they are to run, innermost ones at their end. NULL: no memory. */
static snapcheck_id* plan(enum kind kind) {
  const struct list* list = &registry.lists[kind];
  snapcheck_id* ids = malloc((list->count + 1) * sizeof *ids);
  if (!ids) return NULL;
  uint32_t count = 0;
  for (int turn = 0; turn < 2; turn++) {
    unsigned wanted = (kind == AFTER) == (turn == 0) ? SNAPCHECK_INNERMOST : 0;
    for (uint32_t i = kind == AFTER ? list->first : list->last; i != NONE;) {
      const struct slot* slot = &registry.slots[i];
      if ((slot->flags & SNAPCHECK_INNERMOST) == wanted) ids[count++] = id_of(i);
      i = kind == AFTER ? slot->next : slot->previous;
    }
  }
  ids[count] = 0;
  return ids;
}

/* Runs one hook, unless it was unregistered meanwhile. Called and returns with the lock held. */
static void run_one(snapcheck_id id, struct record* record) {
  const struct slot* slot = find(id);
  if (!slot) return;
  char* name = strdup(slot->name); /* NULL if there is no memory: the hook runs all the same */
  snapcheck_hook_function run = slot->run;
  void* user = slot->user;
  const char* phase = PHASE_NAMES[slot->kind];
  registry.running = id;
  registry.runner = pthread_self();
  unlock();
  snapcheck_tell("running", phase, name ? name : "a hook");
  hook_error[0] = 0;
  double began = now();
  int result = run(user);
  record->seconds = now() - began;
  record->name = name;
  record->failed = result != 0;
  record->error[0] = 0;
  if (result != 0 && hook_error[0]) {
    snprintf(record->error, sizeof record->error, "%s", hook_error);
  } else if (result != 0) {
    snprintf(record->error, sizeof record->error, "returned %d", result);
  }
  lock();
  registry.running = 0;
  registry.record_count++;
  pthread_cond_broadcast(&registry.finished);
}

static const char* name_of(const struct record* record) { return record->name ? record->name : "a hook"; }

static void forget_records(void) {
  for (uint32_t i = 0; i < registry.record_count; i++) free(registry.records[i].name);
  free(registry.records);
  registry.records = NULL;
  registry.record_count = 0;
  registry.over_budget[0] = 0;
}

static void check_budget(enum kind kind, double seconds) {
  double budget = registry.budget[kind];
  if (budget <= 0 || seconds <= budget || registry.record_count == 0) return;
  const struct record* slowest = registry.records;
  for (uint32_t i = 1; i < registry.record_count; i++) {
    if (registry.records[i].seconds > slowest->seconds) slowest = &registry.records[i];
  }
  snprintf(registry.over_budget, sizeof registry.over_budget,
           "the %s hooks took %.3g s, the budget is %.3g s; the slowest is %.300s with %.3g s", KIND_NAMES[kind],
           seconds, budget, name_of(slowest), slowest->seconds);
}

/* "2 after-restore hooks failed; a: why; b: why; the hooks took ..." as the last error. */
static int result_of(enum kind kind) {
  char text[LONGEST_ERROR];
  size_t length = 0;
  int failed = 0;
  for (uint32_t i = 0; i < registry.record_count; i++) failed += registry.records[i].failed;
  if (failed == 0 && !registry.over_budget[0]) return SNAPCHECK_OK;
  text[0] = 0;
  for (uint32_t i = 0; i < registry.record_count; i++) {
    const struct record* record = &registry.records[i];
    if (record->failed && length < sizeof text) {
      length += (size_t)snprintf(text + length, sizeof text - length, "; %s: %s", name_of(record), record->error);
    }
  }
  if (failed == 0) return snapcheck_error(SNAPCHECK_ERROR_HOOKS, "%s", registry.over_budget);
  return snapcheck_error(SNAPCHECK_ERROR_HOOKS, "%d %s hook%s failed%.700s%s%s", failed, KIND_NAMES[kind],
                         failed == 1 ? "" : "s", text, registry.over_budget[0] ? "; " : "", registry.over_budget);
}

/* Runs a phase. Called with the lock held; leaves it in `then`, with the lock held. */
static int run_phase(enum kind kind, enum state then) {
  snapcheck_id* ids = plan(kind);
  struct record* records = calloc(registry.lists[kind].count + 1, sizeof *records);
  if (!ids || !records) {
    free(ids);
    free(records);
    registry.state = then;
    return snapcheck_error(SNAPCHECK_ERROR_MEMORY, "no memory to run the %s hooks; none ran", KIND_NAMES[kind]);
  }
  forget_records();
  registry.records = records;
  double began = now();
  for (uint32_t i = 0; ids[i]; i++) run_one(ids[i], &records[registry.record_count]);
  check_budget(kind, now() - began);
  free(ids);
  registry.state = then;
  return result_of(kind);
}

static int refuse(const char* call) {
  return snapcheck_error(SNAPCHECK_ERROR_STATE,
                         "%s was called while the process is %s; a snapshot is already under way", call,
                         STATE_NAMES[registry.state]);
}

int snapcheck_refuse_nested(void) {
  lock();
  int nested = registry.state != RUNNING;
  if (nested) refuse("snapcheck_checkpoint");
  unlock();
  return nested;
}

int snapcheck_run_before_snapshot(void) {
  lock();
  int status;
  if (registry.state != RUNNING) {
    status = refuse("snapcheck_run_before_snapshot");
  } else {
    registry.state = IN_BEFORE;
    registry.kernel_before = snapcheck_kernel_generation();
    status = run_phase(BEFORE, FROZEN);
  }
  unlock();
  return status;
}

int snapcheck_run_after_restore(int restored) {
  lock();
  int status;
  if (registry.state != RUNNING && registry.state != FROZEN) {
    status = refuse("snapcheck_run_after_restore");
  } else {
    if (registry.state == RUNNING) registry.kernel_before = snapcheck_kernel_generation();
    registry.state = IN_AFTER;
    if (restored) snapcheck_move_generation(registry.kernel_before);
    status = run_phase(AFTER, RUNNING);
  }
  unlock();
  return status;
}

int snapcheck_set_budget(double before, double after) {
  if (!(before >= 0 && after >= 0)) {
    return snapcheck_error(SNAPCHECK_ERROR_ARGUMENT, "a budget is in seconds, 0 for unlimited; got %g and %g", before,
                           after);
  }
  lock();
  registry.budget[BEFORE] = before;
  registry.budget[AFTER] = after;
  unlock();
  return SNAPCHECK_OK;
}

int snapcheck_last_phase(void (*visit)(const struct snapcheck_ran*, void*), void* user) {
  lock();
  int count = (int)registry.record_count;
  for (int i = 0; visit && i < count; i++) {
    const struct record* record = &registry.records[i];
    struct snapcheck_ran ran = {sizeof ran, name_of(record), record->seconds, record->failed, record->error};
    visit(&ran, user);
  }
  unlock();
  return count;
}

const char* snapcheck_last_over_budget(void) { return registry.over_budget; }

int snapcheck_frozen(void) {
  lock();
  int frozen = registry.state == FROZEN;
  unlock();
  return frozen;
}
