#include "vmm/image/kernels.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <tuple>

#include "vmm/image/bzimage.h"
#include "vmm/image/cache.h"
#include "vmm/image/digest.h"
#include "vmm/image/files.h"

namespace snapcheck::vmm::image {
namespace {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

constexpr std::uint64_t kMaxFile = 512 << 20;
constexpr std::string_view kPrefix = "vmlinuz-";

/// "6.12.117" -> {6, 12, 117}, for sorting.
std::vector<int> version_of(const std::string& release) {
  std::vector<int> numbers;
  for (const char* at = release.c_str(); *at >= '0' && *at <= '9';) {
    char* end = nullptr;
    numbers.push_back(static_cast<int>(std::strtol(at, &end, 10)));
    at = *end == '.' || *end == '-' ? end + 1 : end;
  }
  return numbers;
}

void add_kernels_below(const fs::path& root, std::vector<Kernel>& kernels) {
  std::error_code error;
  for (fs::directory_iterator walk(root / "boot", error), end; !error && walk != end; walk.increment(error)) {
    const std::string name = walk->path().filename().string();
    if (!name.starts_with(kPrefix) || access(walk->path().c_str(), R_OK) != 0) continue;
    Kernel kernel{walk->path().string(), name.substr(kPrefix.size()), ""};
    const fs::path modules = root / "lib/modules" / kernel.release / "kernel";
    std::error_code ignored;
    if (fs::is_directory(modules, ignored)) kernel.modules = modules.string();
    kernels.push_back(std::move(kernel));
  }
}

struct FreeReader {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

/// A module's content, unpacked: L1 loads it with finit_module, which takes plain files.
Result<std::string> read_module(const std::string& path) {
  const std::unique_ptr<archive, FreeReader> reader(archive_read_new());
  archive_read_support_filter_all(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_entry* entry = nullptr;
  if (archive_read_open_filename(reader.get(), path.c_str(), 1 << 16) != ARCHIVE_OK ||
      archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK) {
    return Error{"cannot read the kernel module " + path, ""};
  }
  std::string content;
  char piece[1 << 16];
  for (la_ssize_t got; (got = archive_read_data(reader.get(), piece, sizeof piece)) != 0;) {
    if (got < 0 || content.size() > kMaxFile) return Error{"cannot unpack the kernel module " + path, ""};
    content.append(piece, static_cast<std::size_t>(got));
  }
  return content;
}

}  // namespace

std::vector<Kernel> find_kernels() {
  std::vector<Kernel> kernels;
  add_kernels_below("/", kernels);
  std::error_code error;
  for (fs::directory_iterator walk(cache_folder() + "/kernels", error), end; !error && walk != end;
       walk.increment(error)) {
    add_kernels_below(walk->path(), kernels);
  }
  std::ranges::stable_sort(kernels, {}, [](const Kernel& kernel) {
    const bool cloud = kernel.release.find("cloud") != std::string::npos;
    return std::tuple(!cloud, version_of(kernel.release), kernel.path);
  });
  return kernels;
}

Result<Kernel> guest_kernel(const std::string& chosen) {
  const char* variable = std::getenv("SNAPCHECK_KERNEL");
  const std::string path = !chosen.empty() ? chosen : variable != nullptr ? variable : "";
  if (!path.empty()) {
    if (access(path.c_str(), R_OK) != 0) return Error{"cannot read the kernel " + path, "give a readable vmlinuz"};
    return Kernel{path, "", ""};
  }
  const std::vector<Kernel> kernels = find_kernels();
  if (!kernels.empty()) return kernels.front();
  return Error{"there is no guest kernel",
               "give one with --kernel, or unpack Debian's: apt-get download linux-image-cloud-amd64's dependency, "
               "dpkg-deb -x it to " +
                   cache_folder() + "/kernels/debian"};
}

Result<std::string> vmlinux_of(const Kernel& kernel) {
  Digest digest;
  digest.add("vmlinux 1");
  if (auto done = digest.add_file(kernel.path); !done) return done.error();
  const std::string folder = cache_folder() + "/vmlinux";
  const std::string path = folder + "/" + digest.hex();
  if (use_cached(path)) return path;
  auto bytes = read_bytes(kernel.path, kMaxFile);
  if (!bytes) return bytes.error();
  const auto plain = unpack_kernel(std::move(*bytes));
  if (!plain) return Error{kernel.path + ": " + plain.error().what, plain.error().remedy};
  if (auto done = make_folders(folder); !done) return done.error();
  if (auto done = write_bytes(path, plain->data(), plain->size()); !done) return done.error();
  prune_cache(folder, kMaxCached);
  return path;
}

Result<void> add_kvm_modules(Tree& tree, const Kernel& kernel) {
  constexpr const char* kModules[] = {"virt/lib/irqbypass.ko", "arch/x86/kvm/kvm.ko", "arch/x86/kvm/kvm-amd.ko"};
  int number = 0;
  for (const std::string name : kModules) {
    const std::string plain = kernel.modules + "/" + name;
    const std::string packed = plain + ".xz";
    ++number;
    const std::string& path = access(plain.c_str(), R_OK) == 0 ? plain : packed;
    if (access(path.c_str(), R_OK) != 0) {
      return Error{"the kernel " + kernel.release + " lacks the module " + name, "unpack its whole package"};
    }
    auto content = read_module(path);
    if (!content) return content.error();
    tree.add_text("/modules/" + std::to_string(number) + ".ko", std::move(*content));
  }
  return {};
}

}  // namespace snapcheck::vmm::image
