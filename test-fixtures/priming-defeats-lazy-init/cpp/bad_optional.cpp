// An optional that is filled too early.
#include <snapcheck/hooks.hpp>

#include <optional>
#include <string>

class Service {
 public:
  std::size_t serve(const std::string& path) { return id().size() + path.size(); }

 private:
  const std::string& id() {
    if (!id_) id_ = snapcheck::uuid4();  // expect: priming-defeats-lazy-init
    return *id_;
  }
  std::optional<std::string> id_;
};

static Service service;

int main() {
  service.serve("/health");
  snapcheck::checkpoint();
  return static_cast<int>(service.serve("/orders"));
}
