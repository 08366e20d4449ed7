// The SDK's own ids are no better when they are kept.
#include <snapcheck/hooks.hpp>

#include <string>

static const std::string kInstance = "orders-" + snapcheck::uuid4();  // expect: unique-id-in-snapshot

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(kInstance.size());
}
