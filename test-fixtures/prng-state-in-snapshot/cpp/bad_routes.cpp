// Crow: a route is a function that is given to a rule.
#include <functional>
#include <random>
#include <string>

namespace crow {
template <typename... Args>
class TaggedRule {
 public:
  void operator()(std::function<std::string()> function);
};

class Crow {
 public:
  TaggedRule<>& route(const char* path);
  Crow& port(unsigned short port);
  void run();
};
}  // namespace crow

class Coupons {
 public:
  Coupons() : engine_(std::random_device{}()) {}  // expect: prng-state-in-snapshot
  std::string next() { return "C" + std::to_string(engine_()); }

 private:
  std::mt19937 engine_;
};

int main() {
  crow::Crow app;
  Coupons coupons;
  app.route("/coupon")([&coupons] { return coupons.next(); });
  app.route("/dice")([] {
    std::mt19937 dice(std::random_device{}());
    return std::to_string(dice() % 6 + 1);
  });
  app.port(8080).run();
}
