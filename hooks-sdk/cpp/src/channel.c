/* The local channel of PROTOCOL.md: lines of JSON over a Unix socket.
 *
 * What a runtime sends is one flat object, so a scanner for the two keys "op" and "restored" is enough; texts that we
 * send are escaped. One connection for the process, not for the children that it forks; one thread talks on it at a
 * time.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "internal.h"

static const char VARIABLE[] = "SNAPCHECK_CHANNEL";
enum { LONGEST_LINE = 1 << 20, NO_CHANNEL = -1, GOES_ON = 2 };

static int channel = NO_CHANNEL;
static pthread_mutex_t channel_lock = PTHREAD_MUTEX_INITIALIZER;
static int talking = 0; /* somebody reads the channel */
static int telling = 0; /* the runtime asked to be told about each hook */
static pthread_mutex_t line_lock = PTHREAD_MUTEX_INITIALIZER; /* a line is sent as a whole */

/* ---- text ---- */

struct text {
  char* data;
  size_t size, capacity;
  int failed; /* no memory */
};

static void put(struct text* text, const char* piece, size_t size) {
  if (text->failed) return;
  if (text->size + size + 1 > text->capacity) {
    size_t capacity = (text->size + size + 1) * 2;
    char* data = realloc(text->data, capacity);
    if (!data) {
      text->failed = 1;
      return;
    }
    text->data = data;
    text->capacity = capacity;
  }
  memcpy(text->data + text->size, piece, size);
  text->size += size;
  text->data[text->size] = 0;
}

static void put_text(struct text* text, const char* piece) { put(text, piece, strlen(piece)); }

/* How many bytes the UTF-8 character at the start has; 0 if there is none: other encodings, texts that were cut. */
static size_t character(const unsigned char* b) {
  size_t size = b[0] < 0x80 ? 1 : b[0] < 0xc2 ? 0 : b[0] < 0xe0 ? 2 : b[0] < 0xf0 ? 3 : b[0] < 0xf5 ? 4 : 0;
  for (size_t i = 1; i < size; i++) {
    if ((b[i] & 0xc0) != 0x80) return 0;
  }
  int surrogate = b[0] == 0xed && b[1] >= 0xa0, too_long = b[0] == 0xe0 && b[1] < 0xa0;
  int too_high = b[0] == 0xf4 && b[1] >= 0x90, too_long_too = b[0] == 0xf0 && b[1] < 0x90;
  return surrogate || too_long || too_high || too_long_too ? 0 : size;
}

static void put_quoted(struct text* text, const char* piece) {
  put_text(text, "\"");
  while (*piece) {
    char escaped[8];
    size_t size = character((const unsigned char*)piece);
    if (*piece == '"' || *piece == '\\') {
      snprintf(escaped, sizeof escaped, "\\%c", *piece);
      put_text(text, escaped);
    } else if ((unsigned char)*piece < 0x20) {
      snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned char)*piece);
      put_text(text, escaped);
    } else if (size == 0) {
      put_text(text, "\\ufffd");
    } else {
      put(text, piece, size);
    }
    piece += size ? size : 1;
  }
  put_text(text, "\"");
}

static int send_all(int socket, const char* data, size_t size) {
  while (size > 0) {
    ssize_t sent = send(socket, data, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0)
      return snapcheck_error(SNAPCHECK_ERROR_CHANNEL, "the channel to the runtime broke: %s", strerror(errno));
    data += sent;
    size -= (size_t)sent;
  }
  return SNAPCHECK_OK;
}

static int send_line(int socket, const char* line) {
  pthread_mutex_lock(&line_lock);
  int status = send_all(socket, line, strlen(line));
  if (status == SNAPCHECK_OK) status = send_all(socket, "\n", 1);
  pthread_mutex_unlock(&line_lock);
  return status;
}

static void put_ran(const struct snapcheck_ran* ran, void* user) {
  struct text* text = user;
  char seconds[64];
  put_text(text, text->data[text->size - 1] == '[' ? "{\"name\":" : ",{\"name\":");
  put_quoted(text, ran->name);
  snprintf(seconds, sizeof seconds, ",\"seconds\":%.6f", ran->seconds);
  put_text(text, seconds);
  if (ran->failed) {
    put_text(text, ",\"error\":");
    put_quoted(text, ran->error);
  }
  put_text(text, "}");
}

static int send_phase(int socket, const char* event, int status) {
  struct text text = {0};
  char begin[128];
  snprintf(begin, sizeof begin, "{\"event\":\"%s\",\"ok\":%s,\"generation\":%llu,\"hooks\":[", event,
           status == SNAPCHECK_OK ? "true" : "false", (unsigned long long)snapcheck_generation());
  put_text(&text, begin);
  if (!text.failed) snapcheck_last_phase(put_ran, &text);
  put_text(&text, "]");
  if (*snapcheck_last_over_budget()) {
    put_text(&text, ",\"budget\":");
    put_quoted(&text, snapcheck_last_over_budget());
  }
  put_text(&text, "}");
  int sent =
      text.failed ? snapcheck_error(SNAPCHECK_ERROR_MEMORY, "no memory for a message") : send_line(socket, text.data);
  free(text.data);
  return sent;
}

/* Registering must not wait: a line for which the socket has no room is left out. */
static void try_line(int socket, const char* line, size_t size) {
  pthread_mutex_lock(&line_lock);
  ssize_t sent = send(socket, line, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent > 0) send_all(socket, line + sent, size - (size_t)sent);
  pthread_mutex_unlock(&line_lock);
}

void snapcheck_tell(const char* event, const char* phase, const char* name) {
  if (!__atomic_load_n(&telling, __ATOMIC_ACQUIRE)) return;
  struct text text = {0};
  char begin[64];
  snprintf(begin, sizeof begin, "{\"event\":\"%s\",\"phase\":\"%s\",\"name\":", event, phase);
  put_text(&text, begin);
  put_quoted(&text, name);
  put_text(&text, "}\n");
  if (!text.failed) try_line(channel, text.data, text.size);
  free(text.data);
}

static int send_error(int socket, const char* message) {
  struct text text = {0};
  put_text(&text, "{\"event\":\"error\",\"message\":");
  put_quoted(&text, message);
  put_text(&text, "}");
  int sent =
      text.failed ? snapcheck_error(SNAPCHECK_ERROR_MEMORY, "no memory for a message") : send_line(socket, text.data);
  free(text.data);
  return sent;
}

/* The line without its end; 0 if the channel ended or the line is too long. Byte by byte: a snapshot must not find read
 * but unhandled lines, and there are few. */
static size_t read_line(int socket, char* line) {
  size_t size = 0;
  while (size + 1 < LONGEST_LINE) {
    ssize_t got = recv(socket, line + size, 1, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return 0;
    if (line[size] == '\n') {
      line[size] = 0;
      return size + 1;
    }
    size++;
  }
  return 0;
}

/* The text after `"key" :` in a flat object, or NULL. */
static const char* value_of(const char* line, const char* key) {
  char quoted[32];
  snprintf(quoted, sizeof quoted, "\"%s\"", key);
  for (const char* found = strstr(line, quoted); found; found = strstr(found + 1, quoted)) {
    const char* next = found + strlen(quoted);
    while (isspace((unsigned char)*next)) next++;
    if (*next != ':') continue;
    for (next++; isspace((unsigned char)*next);) next++;
    return next;
  }
  return NULL;
}

static int is_op(const char* line, const char* name) {
  const char* value = value_of(line, "op");
  size_t size = strlen(name);
  return value && value[0] == '"' && strncmp(value + 1, name, size) == 0 && value[size + 1] == '"';
}

/* ---- the conversation ---- */

static int connect_to(const char* path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  size_t size = strlen(path);
  if (size >= sizeof address.sun_path) {
    return snapcheck_error(SNAPCHECK_ERROR_CHANNEL, "%s is longer than a socket's path can be: %s", VARIABLE, path);
  }
  memcpy(address.sun_path, path, size);
  if (path[0] == '@') address.sun_path[0] = 0;
  socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size + (path[0] == '@' ? 0 : 1));
  int connected = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connected < 0 || connect(connected, (const struct sockaddr*)(const void*)&address, length) != 0) {
    int reason = errno;
    if (connected >= 0) close(connected);
    return snapcheck_error(SNAPCHECK_ERROR_CHANNEL, "cannot connect to %s=%s: %s; is the runtime listening?", VARIABLE,
                           path, strerror(reason));
  }
  char hello[128];
  snprintf(hello, sizeof hello, "{\"event\":\"hello\",\"protocol\":1,\"sdk\":\"c\",\"pid\":%ld}", (long)getpid());
  int status = send_line(connected, hello);
  if (status != SNAPCHECK_OK) {
    close(connected);
    return status;
  }
  return connected;
}

/* In a child of a fork: the connection is the parent's, and so are the threads that held the lock and read. */
static void start_anew(void) {
  if (channel != NO_CHANNEL) close(channel);
  channel = NO_CHANNEL;
  talking = telling = 0;
  pthread_mutex_init(&channel_lock, NULL);
  pthread_mutex_init(&line_lock, NULL);
}

static void start_anew_in_children(void) { pthread_atfork(NULL, NULL, start_anew); }

static int talk(void) {
  if (__atomic_exchange_n(&talking, 1, __ATOMIC_ACQUIRE) == 0) return SNAPCHECK_OK;
  return snapcheck_error(SNAPCHECK_ERROR_STATE,
                         "another thread talks to the runtime already: use either snapcheck_listen() or "
                         "snapcheck_checkpoint(), in one thread");
}

static void stop_talking(void) { __atomic_store_n(&talking, 0, __ATOMIC_RELEASE); }

/* The connection, NO_CHANNEL if the variable is not set; other negative numbers are errors. */
static int open_channel(int* error) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, start_anew_in_children);
  pthread_mutex_lock(&channel_lock);
  const char* path = getenv(VARIABLE);
  *error = SNAPCHECK_OK;
  if (channel == NO_CHANNEL && path && *path) {
    int connected = connect_to(path);
    if (connected < 0) {
      *error = connected;
    } else {
      channel = connected;
    }
  }
  int result = channel;
  pthread_mutex_unlock(&channel_lock);
  return result;
}

static int ended(void) {
  int frozen = snapcheck_frozen();
  if (frozen) snapcheck_run_after_restore(1);
  return snapcheck_error(SNAPCHECK_ERROR_CHANNEL, "the channel to the runtime ended%s",
                         frozen ? " after the before-hooks ran" : "");
}

/* The last error outlives the sending of the report about it. */
static int report(int socket, const char* event, int status) {
  char* kept = strdup(snapcheck_last_error());
  int sent = status == SNAPCHECK_ERROR_STATE ? send_error(socket, kept ? kept : "") : send_phase(socket, event, status);
  if (kept && status != SNAPCHECK_OK) snapcheck_error(status, "%s", kept);
  free(kept);
  return sent;
}

/* Answers the runtime until an `after` (its status, or that of the before-phase) or a `continue` (GOES_ON). */
static int serve(int socket) {
  char* line = malloc(LONGEST_LINE);
  if (!line) return snapcheck_error(SNAPCHECK_ERROR_MEMORY, "no memory for a line of the channel");
  int before = SNAPCHECK_OK, result = SNAPCHECK_OK, done = 0;
  char* failure = NULL;
  while (!done) {
    if (!read_line(socket, line)) {
      result = ended();
      break;
    }
    if (is_op(line, "before")) {
      const char* tell = value_of(line, "tell");
      __atomic_store_n(&telling, tell && strncmp(tell, "true", 4) == 0, __ATOMIC_RELEASE);
      int status = snapcheck_run_before_snapshot();
      if (status != SNAPCHECK_ERROR_STATE) {
        before = status;
        free(failure);
        failure = strdup(snapcheck_last_error());
      }
      report(socket, "before", status);
    } else if (is_op(line, "after")) {
      const char* restored = value_of(line, "restored");
      result = snapcheck_run_after_restore(!restored || strncmp(restored, "false", 5) != 0);
      done = result != SNAPCHECK_ERROR_STATE;
      report(socket, "after", result);
      if (result == SNAPCHECK_OK && before != SNAPCHECK_OK) {
        result = snapcheck_error(before, "%s", failure ? failure : "before-checkpoint hooks failed");
      }
    } else if (is_op(line, "continue")) {
      result = GOES_ON;
      done = 1;
    } else {
      send_error(socket, "this is no known op; known are before, after, continue");
    }
  }
  free(failure);
  free(line);
  return result;
}

int snapcheck_checkpoint(void) {
  int error;
  int socket = open_channel(&error);
  if (snapcheck_refuse_nested()) return SNAPCHECK_ERROR_STATE;
  if (socket < 0) return error;
  if (talk() != SNAPCHECK_OK) return SNAPCHECK_ERROR_STATE;
  int status = send_line(socket, "{\"event\":\"ready\"}");
  if (status == SNAPCHECK_OK) status = serve(socket);
  stop_talking();
  return status == GOES_ON ? SNAPCHECK_OK : status == SNAPCHECK_OK ? SNAPCHECK_RESTORED : status;
}

static void* listen_forever(void* unused) {
  (void)unused;
  int status;
  do {
    status = serve(channel);
  } while (status != SNAPCHECK_ERROR_CHANNEL && status != SNAPCHECK_ERROR_MEMORY);
  stop_talking();
  return NULL;
}

int snapcheck_listen(void) {
  int error;
  if (open_channel(&error) < 0) return error;
  if (talk() != SNAPCHECK_OK) return SNAPCHECK_ERROR_STATE; /* for as long as the process lives */
  pthread_t thread;
  if (pthread_create(&thread, NULL, listen_forever, NULL) != 0) {
    stop_talking();
    return snapcheck_error(SNAPCHECK_ERROR_SYSTEM, "no thread for snapcheck_listen");
  }
  pthread_detach(thread);
  return 1;
}
