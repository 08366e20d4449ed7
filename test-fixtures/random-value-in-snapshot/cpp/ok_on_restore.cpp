// The SDK's value makes itself anew in every clone.
#include <snapcheck/hooks.hpp>

#include <random>
#include <string>

static snapcheck::OnRestore<std::string> instance([] { return std::to_string(std::random_device{}()); });

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(instance.get()->size());
}
