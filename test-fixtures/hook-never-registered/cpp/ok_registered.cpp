// Registered before the snapshot.
#include <snapcheck/hooks.hpp>

#include <string>

class Instance {
 public:
  Instance() : hook_(snapcheck::after_restore([this] { on_restore(); }, "instance")) {}
  const std::string& id() const { return id_; }
  void on_restore() { id_ = snapcheck::uuid4(); }

 private:
  std::string id_ = snapcheck::uuid4();
  snapcheck::Hook hook_;
};

static Instance instance;

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(instance.id().size());
}
