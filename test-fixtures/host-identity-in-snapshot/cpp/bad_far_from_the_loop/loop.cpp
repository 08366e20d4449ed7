#include <sys/epoll.h>
#include <unistd.h>

#include "server.h"

static int poll_once(int delay) {
  static const int queue = epoll_create1(0);
  epoll_event events[16];
  const int count = epoll_wait(queue, events, 16, delay);
  for (int i = 0; i < count; ++i) {
    if (::write(events[i].data.fd, visible_name.data(), visible_name.size()) < 0) return -1;
  }
  return count;
}

int SelectEngine::check(int delay) { return poll_once(delay); }

int EventLoop::check_engine(Engine& engine) { return engine.check(100); }

int EventLoop::check_all() {
  int sum = 0;
  for (const auto& engine : engines_) sum += check_engine(*engine);
  return sum;
}

bool EventLoop::run_once() { return check_all() >= 0; }

void EventLoop::run() {
  while (run_once()) {
  }
}
