// Nine calls lead from main to the one that waits.
#include <sys/socket.h>
#include <unistd.h>

#include "server.h"

std::string visible_name;

static void configure() {
  char name[64] = "";
  gethostname(name, sizeof name - 1);  // expect: host-identity-in-snapshot
  visible_name = name;
}

static int serve() {
  EventLoop loop;
  loop.add(std::make_unique<SelectEngine>());
  configure();
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  if (::listen(listener, 128) != 0) return 1;
  loop.run();
  return 0;
}

static int serve_safely() {
  try {
    return serve();
  } catch (...) {
    return 1;
  }
}

int main() { return serve_safely(); }
