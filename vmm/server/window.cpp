#include "vmm/server/window.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace snapcheck::vmm::server {
namespace {

using base::Error;
using base::Result;
using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t kPage = 4096;

/// The resource file of the device, or empty. QEMU: docs/specs/ivshmem-spec.txt.
std::string find_window() {
  std::error_code error;
  for (fs::directory_iterator walk("/sys/bus/pci/devices", error), end; !error && walk != end; walk.increment(error)) {
    std::string vendor, device;
    std::ifstream(walk->path() / "vendor") >> vendor;
    std::ifstream(walk->path() / "device") >> device;
    if (vendor == "0x1af4" && device == "0x1110") return (walk->path() / "resource2").string();
  }
  return "";
}

Result<void> copy(const fs::path& path, char* to, std::uint64_t size) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Error{"cannot open " + path.string() + ": " + std::strerror(errno), ""};
  std::uint64_t done = 0;
  while (done < size) {
    const ssize_t got = read(file, to + done, size - done);
    if (got <= 0) break;
    done += static_cast<std::uint64_t>(got);
  }
  close(file);
  if (done != size) return Error{"cannot read " + path.string(), ""};
  return {};
}

}  // namespace

Result<Json> export_folder(const std::string& folder) {
  const std::string device = find_window();
  if (device.empty()) return Error{"this machine has no window to its host", ""};
  const int file = open(device.c_str(), O_RDWR | O_CLOEXEC);
  struct stat status{};
  if (file < 0 || fstat(file, &status) != 0) return Error{"cannot open " + device + ": " + std::strerror(errno), ""};
  const auto room = static_cast<std::uint64_t>(status.st_size);
  void* window = mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (window == MAP_FAILED) return Error{"cannot map " + device + ": " + std::strerror(errno), ""};
  Json files = Json::array();
  std::uint64_t at = 0;
  Result<void> done;
  std::error_code error;
  for (fs::directory_iterator walk(folder, error), end; done && !error && walk != end; walk.increment(error)) {
    if (!walk->is_regular_file()) continue;
    const std::uint64_t size = walk->file_size();
    if (size > room - at) {
      done = Error{"the files are larger than the window", ""};
    } else {
      done = copy(walk->path(), static_cast<char*>(window) + at, size);
      files.push_back({{"name", walk->path().filename().string()}, {"offset", at}, {"size", size}});
      at = std::min(room, (at + size + kPage - 1) / kPage * kPage);
    }
  }
  munmap(window, room);
  if (!done) return done.error();
  if (error) return Error{"cannot read " + folder + ": " + error.message(), ""};
  return Json{{"files", files}};
}

}  // namespace snapcheck::vmm::server
