// The folder has its name from the installation.
#include <snapcheck/hooks.hpp>

#include <filesystem>
#include <string>

static const std::filesystem::path folder = "/var/lib/orders";

int main() {
  std::filesystem::create_directories(folder);
  snapcheck::checkpoint();
  return static_cast<int>((folder / "order.pdf").string().size());
}
