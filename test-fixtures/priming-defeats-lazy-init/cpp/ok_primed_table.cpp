// What the warm-up fills is the same for everybody.
#include <snapcheck/hooks.hpp>

#include <vector>

static std::vector<int> squares;

static int square(int n) {
  if (squares.empty()) {
    for (int i = 0; i < 100; ++i) squares.push_back(i * i);
  }
  return squares[static_cast<std::size_t>(n)];
}

int main() {
  square(1);
  snapcheck::checkpoint();
  return square(7);
}
