// A method with the name of a hook, which nobody registers.
#include <snapcheck/hooks.hpp>

#include <string>

class Instance {
 public:
  const std::string& id() const { return id_; }
  void on_restore() { id_ = snapcheck::uuid4(); }  // expect: hook-never-registered

 private:
  std::string id_ = snapcheck::uuid4();  // expect: unique-id-in-snapshot
};

static Instance instance;

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(instance.id().size());
}
