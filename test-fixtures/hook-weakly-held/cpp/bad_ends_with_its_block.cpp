// The registration ends at the bracket in front of the checkpoint.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <string>

static std::string instance = snapcheck::uuid4();  // expect: unique-id-in-snapshot

int main() {
  {
    auto hook = snapcheck::after_restore([] { instance = snapcheck::uuid4(); }, "instance");  // expect: hook-weakly-held
    std::cout << "hooks are in place\n";
  }
  snapcheck::checkpoint();
  std::cout << instance << "\n";
}
