// A table of the program's own: as good after a restore as before.
#include <snapcheck/hooks.hpp>

#include <map>
#include <string>

static std::map<std::string, int> digits;

static void fill() {
  const char* const names[] = {"zero", "one", "two", "three"};
  for (int i = 0; i < 4; ++i) digits[names[i]] = i;
}

int main() {
  fill();
  snapcheck::checkpoint();
  return digits["two"];
}
