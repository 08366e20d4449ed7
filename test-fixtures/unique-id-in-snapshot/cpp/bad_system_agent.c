/* An agent on sd-event: reports over a Unix datagram socket who it is. */
#include <stdint.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>

typedef struct sd_id128 {
  uint8_t bytes[16];
} sd_id128_t;
typedef struct sd_event sd_event;
typedef struct sd_event_source sd_event_source;
int sd_id128_randomize(sd_id128_t *ret);
int sd_id128_get_boot(sd_id128_t *ret);
char *sd_id128_to_string(sd_id128_t id, char text[33]);
int sd_event_default(sd_event **event);
int sd_event_now(sd_event *event, clockid_t clock, uint64_t *usec);
int sd_event_add_io(sd_event *event, sd_event_source **source, int fd, uint32_t events,
                    int (*handler)(sd_event_source *, int, uint32_t, void *), void *data);
int sd_event_add_time(sd_event *event, sd_event_source **source, clockid_t clock, uint64_t usec, uint64_t accuracy,
                      int (*handler)(sd_event_source *, uint64_t, void *), void *data);
int sd_event_loop(sd_event *event);

struct agent {
  sd_id128_t run, boot;
  uint64_t since;
  sd_event *event;
};

static int on_datagram(sd_event_source *source, int fd, uint32_t events, void *data) {
  (void)source, (void)events;
  struct agent *a = data;
  char run[33], boot[33], line[128];
  uint64_t now = 0;
  sd_event_now(a->event, CLOCK_MONOTONIC, &now);
  const int n = snprintf(line, sizeof line, "%s %s %llu\n", sd_id128_to_string(a->run, run),
                         sd_id128_to_string(a->boot, boot), (unsigned long long)(now - a->since));
  return send(fd, line, (size_t)n, 0) < 0;
}

static int on_beat(sd_event_source *source, uint64_t usec, void *data) {
  (void)source, (void)usec, (void)data;
  return 0;
}

int main(void) {
  static struct agent agent;
  sd_event_default(&agent.event);
  sd_id128_randomize(&agent.run);                            // expect: unique-id-in-snapshot
  sd_id128_get_boot(&agent.boot);                            // expect: host-identity-in-snapshot
  sd_event_now(agent.event, CLOCK_MONOTONIC, &agent.since);  // expect: timestamp-in-snapshot
  const int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
  const struct sockaddr_un at = {.sun_family = AF_UNIX, .sun_path = "/run/agent.sock"};
  bind(fd, (const struct sockaddr *)&at, sizeof at);
  sd_event_add_io(agent.event, NULL, fd, 1, on_datagram, &agent);
  // expect: thread-or-timer-in-snapshot
  sd_event_add_time(agent.event, NULL, CLOCK_MONOTONIC, agent.since + 5000000, 0, on_beat, NULL);
  return sd_event_loop(agent.event);
}
