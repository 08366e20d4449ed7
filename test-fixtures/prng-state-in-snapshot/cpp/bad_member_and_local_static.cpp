// Two engines: a member of a service that main makes, and a function's static that a warm-up fills.
#include <snapcheck/hooks.hpp>

#include <memory>
#include <random>
#include <vector>

class Shuffler {
 public:
  explicit Shuffler(unsigned seed) : engine_(seed) {}  // expect: prng-state-in-snapshot
  int pick(const std::vector<int>& from) { return from[engine_() % from.size()]; }

 private:
  std::minstd_rand engine_;
};

std::ranlux24& noise() {
  static std::ranlux24 engine{std::random_device{}()};  // expect: prng-state-in-snapshot
  return engine;
}

std::ranlux24& late_noise() {
  static std::ranlux24 engine{std::random_device{}()};
  return engine;
}

std::unique_ptr<Shuffler> shuffler;

int serve() { return shuffler->pick({1, 2, 3}) + static_cast<int>(noise()() + late_noise()()); }

int main() {
  shuffler = std::make_unique<Shuffler>(std::random_device{}());
  noise();  // warm-up
  snapcheck::checkpoint();
  return serve();
}
