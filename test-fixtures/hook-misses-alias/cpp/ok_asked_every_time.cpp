// The name is made when it is needed.
#include <snapcheck/hooks.hpp>

#include <string>

static std::string instance = snapcheck::uuid4();

static std::string log_stream() { return "orders/" + instance; }
static void renew() { instance = snapcheck::uuid4(); }

int main() {
  const auto hook = snapcheck::after_restore(renew, "instance");
  snapcheck::checkpoint();
  return static_cast<int>(log_stream().size());
}
