// One work folder, with the same name in every clone.
#include <snapcheck/hooks.hpp>

#include <cstdlib>
#include <string>

class Workspace {
 public:
  Workspace() {
    char name[] = "/tmp/orders-XXXXXX";
    if (::mkdtemp(name) != nullptr) folder_ = name;  // expect: temp-file-in-snapshot
  }
  std::string path(const std::string& file) const { return folder_ + "/" + file; }

 private:
  std::string folder_;
};

static Workspace workspace;

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(workspace.path("order.pdf").size());
}
