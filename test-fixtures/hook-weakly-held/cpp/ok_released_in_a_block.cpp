// The block ends, the registration does not.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <string>
#include <utility>

static std::string instance = snapcheck::uuid4();
static std::string session = snapcheck::uuid4();
static snapcheck::Hook kept;

int main() {
  {
    auto hook = snapcheck::after_restore([] { instance = snapcheck::uuid4(); }, "instance");
    hook.release();
    auto other = snapcheck::after_restore([] { session = snapcheck::uuid4(); }, "session");
    kept = std::move(other);
  }
  snapcheck::checkpoint();
  std::cout << instance << session << "\n";
}
