// OnRestore makes the id at its first use after each restore.
#include <snapcheck/hooks.hpp>

#include <string>

static snapcheck::OnRestore<std::string> instance([] { return snapcheck::uuid4(); });

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(instance.get()->size());
}
