// snapcheck-args: --platform criu
// Reads the variable when it is needed.
#include <snapcheck/hooks.hpp>

#include <cstdlib>
#include <string>

static std::string endpoint() {
  const char* const text = std::getenv("ENDPOINT");
  return text == nullptr ? "http://localhost" : text;
}

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(endpoint().size());
}
