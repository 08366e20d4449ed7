// A counter that counts; nobody takes it for a name.
#include <snapcheck/hooks.hpp>

#include <atomic>
#include <cstdio>
#include <sys/socket.h>

static std::atomic<unsigned long> requests{0};

static void serve() {
  if (++requests % 100 == 0) std::printf("served %lu requests\n", requests.load());
}

int main() {
  const int server = ::socket(AF_INET, SOCK_STREAM, 0);
  while (::accept(server, nullptr, nullptr) >= 0) serve();
}
