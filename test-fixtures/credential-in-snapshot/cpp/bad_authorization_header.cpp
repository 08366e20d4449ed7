// A header that is put together once.
#include <snapcheck/hooks.hpp>

#include <cstdlib>
#include <string>

static const std::string header = std::string("X-Amz-Security-Token: ") + std::getenv("AWS_SESSION_TOKEN");  // expect: credential-in-snapshot

static std::size_t request(const std::string& path) { return (path + header).size(); }

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(request("/orders"));
}
