// A thread for the request, which waits for it.
#include <snapcheck/hooks.hpp>

#include <thread>

static int serve() {
  int answer = 0;
  std::thread worker([&answer] { answer = 42; });
  worker.join();
  return answer;
}

int main() {
  snapcheck::checkpoint();
  return serve();
}
