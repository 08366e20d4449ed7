// The registration ends when install() returns.
#include <snapcheck/hooks.hpp>

#include <string>

static std::string instance = snapcheck::uuid4();  // expect: unique-id-in-snapshot

static void install() {
  const auto hook = snapcheck::after_restore([] { instance = snapcheck::uuid4(); }, "instance");  // expect: hook-weakly-held
}

int main() {
  install();
  snapcheck::checkpoint();
  return static_cast<int>(instance.size());
}
