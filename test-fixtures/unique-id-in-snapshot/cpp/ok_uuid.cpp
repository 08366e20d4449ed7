// A new id for each request.
#include <snapcheck/hooks.hpp>

#include <string>

static std::string serve() { return snapcheck::uuid4(); }

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(serve().size());
}
