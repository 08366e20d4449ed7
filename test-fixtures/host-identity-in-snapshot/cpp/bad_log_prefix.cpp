// The prefix of every line names the host that was snapshotted.
#include <snapcheck/hooks.hpp>

#include <string>
#include <unistd.h>

static std::string prefix() {
  char host[256] = {};
  ::gethostname(host, sizeof host);
  return std::string(host) + ": ";
}

static const std::string kPrefix = prefix();  // expect: host-identity-in-snapshot

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(kPrefix.size());
}
