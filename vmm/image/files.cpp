#include "vmm/image/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "vmm/image/cleanup.h"

namespace snapcheck::vmm::image {

using base::Error;
using base::Result;

OpenFile::OpenFile(const std::string& path) : number_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  struct stat status{};
  if (number_ < 0) return;
  if (fstat(number_, &status) == 0 && S_ISREG(status.st_mode)) {
    size_ = static_cast<std::uint64_t>(status.st_size);
  } else {
    close(number_);
    number_ = -1;
    errno = EINVAL;
  }
}

OpenFile::~OpenFile() {
  if (number_ >= 0) close(number_);
}

Result<std::vector<std::byte>> read_bytes(const std::string& path, std::uint64_t max_size) {
  const OpenFile file(path);
  if (!file) return Error{"cannot read " + path + ": " + std::strerror(errno), ""};
  if (file.size() > max_size) return Error{path + " is too large", ""};
  std::vector<std::byte> bytes(file.size());
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t got = read(file.number(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Error{"cannot read " + path + ": it became shorter", "try again"};
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

Result<void> write_bytes(const std::string& path, const void* bytes, std::size_t size) {
  Draft draft(path);
  const int file = open(draft.name().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return cannot_write(draft.name(), errno);
  bool fine = true;
  for (std::size_t done = 0; fine && done < size;) {
    const ssize_t wrote = write(file, static_cast<const char*>(bytes) + done, size - done);
    if (wrote < 0 && errno == EINTR) continue;
    fine = wrote > 0;
    if (fine) done += static_cast<std::size_t>(wrote);
  }
  const int cause = errno;
  close(file);
  if (fine && draft.keep()) return {};
  return cannot_write(path, fine ? errno : cause);
}

Result<void> make_folders(const std::string& path) {
  std::error_code error;
  const mode_t before = umask(0077);
  std::filesystem::create_directories(path, error);
  umask(before);
  if (error) return Error{"cannot make the folder " + path + ": " + error.message(), ""};
  return {};
}

Error cannot_write(const std::string& path, int cause) {
  const bool full = cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
  return {"cannot write " + path + ": " + std::strerror(cause),
          full ? "make room there, or name a folder of another disk with SNAPCHECK_CACHE" : ""};
}

std::string cache_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value != nullptr ? value : "");
  };
  if (const std::string own = variable("SNAPCHECK_CACHE"); !own.empty()) return own;
  if (const std::string cache = variable("XDG_CACHE_HOME"); !cache.empty()) return cache + "/snapcheck";
  return variable("HOME") + "/.cache/snapcheck";
}

}  // namespace snapcheck::vmm::image
