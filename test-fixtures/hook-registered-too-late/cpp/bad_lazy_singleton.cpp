// The object that registers the hook is made by the first request.
#include <snapcheck/hooks.hpp>

#include <string>

static std::string instance = snapcheck::uuid4();  // expect: unique-id-in-snapshot

class Renewal {
 public:
  static Renewal& get() {
    static Renewal renewal;
    return renewal;
  }
  int requests = 0;

 private:
  Renewal() : hook_(snapcheck::after_restore([] { instance = snapcheck::uuid4(); }, "instance")) {}  // expect: hook-registered-too-late
  snapcheck::Hook hook_;
};

static int serve() {
  Renewal::get().requests++;
  return static_cast<int>(instance.size());
}

int main() {
  snapcheck::checkpoint();
  return serve();
}
