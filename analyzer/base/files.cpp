#include "analyzer/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <string_view>

namespace snapcheck::base {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string_view kind_name(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

Error read_error(int code) { return {fmt::format("cannot be read: {}", std::strerror(code)), ""}; }

FileContent too_large(std::uint64_t max_size) {
  return {"", false, "too large", fmt::format("is larger than the limit of {} MiB; not analysed", max_size >> 20),
          true};
}

/// Appends up to `limit` bytes; the file may grow, shrink, or (below /proc) not know its size.
Result<void> read_all(int fd, std::size_t expected, std::size_t limit, std::string& text) {
  text.resize(std::min(expected, limit) + 1);  // one more, to see the end without another growth
  std::size_t size = 0;
  while (true) {
    const ssize_t got = read(fd, text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return read_error(errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > limit) break;
    if (size == text.size()) text.resize(std::min(size * 2, limit) + 1);
  }
  text.resize(size);
  return {};
}

bool is_binary(std::string_view text) { return text.substr(0, 8192).find('\0') != std::string_view::npos; }

}  // namespace

Result<FileContent> read_file(const std::string& path, std::uint64_t max_size) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  // A socket cannot be opened at all.
  if (file.get() < 0 && errno == ENXIO)
    return FileContent{"", false, "not a regular file", "is no regular file; not analysed", false};
  if (file.get() < 0) return read_error(errno);
  struct stat info{};
  if (fstat(file.get(), &info) != 0) return read_error(errno);
  if (!S_ISREG(info.st_mode)) {
    return FileContent{"", false, "not a regular file",
                       fmt::format("is {}, not a regular file; not analysed", kind_name(info.st_mode)), false};
  }
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size > max_size) return too_large(max_size);

  FileContent content;
  if (auto done = read_all(file.get(), size, max_size, content.text); !done) return done.error();
  if (content.text.size() > max_size) return too_large(max_size);
  if (is_binary(content.text)) {
    const bool utf16 = content.text.starts_with("\xFF\xFE") || content.text.starts_with("\xFE\xFF");
    return FileContent{"", false, "binary",
                       utf16 ? "is UTF-16, not UTF-8; not analysed" : "is a binary file; not analysed", utf16};
  }
  if (content.text.starts_with("\xEF\xBB\xBF")) {
    content.text.erase(0, 3);
    content.had_mark = true;
  }
  return content;
}

std::string tidy_path(std::string_view path) {
  std::string out = path.starts_with('/') ? "/" : "";
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (!out.empty() && out.back() != '/') out += '/';
    out += part;
  }
  return out.empty() ? "." : out;
}

}  // namespace snapcheck::base
