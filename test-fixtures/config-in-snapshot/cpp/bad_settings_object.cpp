// snapcheck-args: --platform firecracker
// All settings at once, before the snapshot.
#include <snapcheck/hooks.hpp>

#include <cstdlib>
#include <string>

class Settings {
 public:
  Settings() : endpoint_(std::getenv("ENDPOINT")) {}  // expect: config-in-snapshot
  const std::string& endpoint() const { return endpoint_; }

 private:
  std::string endpoint_;
};

static Settings settings;

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(settings.endpoint().size());
}
