// The name was made from the old id.
#include <snapcheck/hooks.hpp>

#include <string>

static std::string instance = snapcheck::uuid4();  // expect: hook-misses-alias
static std::string log_stream = "orders/" + instance;

static void renew() { instance = snapcheck::uuid4(); }

int main() {
  const auto hook = snapcheck::after_restore(renew, "instance");
  snapcheck::checkpoint();
  return static_cast<int>(instance.size() + log_stream.size());
}
