// The hook is taken back before the snapshot.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <string>

static std::string instance = snapcheck::uuid4();  // expect: unique-id-in-snapshot

int main() {
  auto hook = snapcheck::after_restore([] { instance = snapcheck::uuid4(); }, "instance");
  std::cout << "starting " << instance << "\n";
  hook.unregister();
  snapcheck::checkpoint();
  std::cout << instance << "\n";
}
