// Asked for before the snapshot.
#include <snapcheck/hooks.hpp>

#include <string>

static std::string instance = snapcheck::uuid4();

class Renewal {
 public:
  static Renewal& get() {
    static Renewal renewal;
    return renewal;
  }
  int requests = 0;

 private:
  Renewal() : hook_(snapcheck::after_restore([] { instance = snapcheck::uuid4(); }, "instance")) {}
  snapcheck::Hook hook_;
};

int main() {
  Renewal::get();
  snapcheck::checkpoint();
  return static_cast<int>(instance.size());
}
