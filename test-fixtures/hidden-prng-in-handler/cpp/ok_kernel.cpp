// random_device, arc4random and getrandom ask the kernel at each call.
#include <snapcheck/hooks.hpp>

#include <cstdlib>
#include <random>

#include <sys/random.h>

static unsigned serve() {
  unsigned drawn = 0;
  if (getrandom(&drawn, sizeof drawn, 0) < 0) return 0;
  return drawn + arc4random() + std::random_device{}();
}

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(serve());
}
