// Read when the request is signed.
#include <snapcheck/hooks.hpp>

#include <cstdlib>
#include <string>

static std::string token() {
  const char* const text = std::getenv("AWS_SESSION_TOKEN");
  return text == nullptr ? "" : text;
}

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(token().size());
}
