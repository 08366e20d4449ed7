#include "vmm/engine/engine.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "vmm/engine/probe.h"
#include "vmm/engine/process.h"
#include "vmm/image/files.h"
#include "vmm/image/initramfs.h"
#include "vmm/image/kernels.h"

namespace snapcheck::vmm::engine {
namespace {

using base::Error;
using base::Result;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr int kKvmGreeting = 5;           // seconds
constexpr std::uint64_t kL1Memory = 768;  // MiB for L1 itself
constexpr std::size_t kConsoleTail = 4096;

/// A file without a name, in memory. Whoever inherits the descriptor opens it as /proc/self/fd/N.
class Unnamed {
 public:
  Unnamed() = default;
  static Result<Unnamed> make(const char* label) {
    Unnamed file;
    file.number_ = memfd_create(label, MFD_CLOEXEC);
    if (file.number_ < 0) return Error{std::string("memfd_create: ") + std::strerror(errno), ""};
    return file;
  }
  Unnamed(Unnamed&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Unnamed& operator=(Unnamed&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Unnamed() {
    if (number_ >= 0) close(number_);
  }
  int number() const { return number_; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

 private:
  int number_ = -1;
};

/// The k-th file of the specification as L1 sees it.
std::string inner_path(std::size_t k) { return "/files/" + std::to_string(k); }

Result<image::Kernel> l1_kernel() {
  for (const image::Kernel& kernel : image::find_kernels()) {
    if (!kernel.modules.empty()) return kernel;
  }
  return Error{"the engine tcg needs a kernel with its modules, and there is none",
               "unpack a Debian cloud kernel with dpkg-deb -x to " + image::cache_folder() + "/kernels/debian"};
}

}  // namespace

struct Engine::Parts {
  explicit Parts(Process started) : process(std::move(started)) {}
  Process process;
  std::vector<std::string> files;
  bool inside = false;  ///< tcg
  Unnamed initramfs;
  Unnamed log;
  Unnamed window;
};

Engine::Engine(std::string name, std::string reason, std::unique_ptr<Parts> parts)
    : name_(std::move(name)), reason_(std::move(reason)), parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine::~Engine() {
  if (parts_ && parts_->inside) parts_->process.kill();  // L1 would only switch off
}

Result<std::string> helper_folder() {
  const auto has_helpers = [](const std::string& folder) {
    return access((folder + "/snapcheck-machine").c_str(), X_OK) == 0 &&
           access((folder + "/snapcheck-agent").c_str(), X_OK) == 0;
  };
  std::error_code error;
  const std::string own = std::filesystem::read_symlink("/proc/self/exe", error).parent_path().string();
  const char* variable = std::getenv("SNAPCHECK_LIBEXEC");
  for (const std::string& folder :
       {std::string(variable != nullptr ? variable : ""), own, own + "/../libexec/snapcheck"}) {
    if (!folder.empty() && has_helpers(folder)) return folder;
  }
  return Error{"snapcheck-machine and snapcheck-agent are not beside this program",
               "install snapcheck whole, or set SNAPCHECK_LIBEXEC to their folder"};
}

Result<Engine> Engine::start(const EngineSpec& spec) {
  const ProbeResult kvm = judge(look());
  if (spec.choice == Choice::kKvm) {
    if (kvm.kind == Kvm::kNone || kvm.kind == Kvm::kNoPermission) return Error{kvm.what, kvm.remedy};
    return start_kvm(spec, kvm.what);
  }
  if (spec.choice == Choice::kTcg) return start_tcg(spec, "as chosen");
  if (kvm.kind == Kvm::kHardware) return start_kvm(spec, kvm.what);
  if (find_qemu().empty()) {
    return Error{kvm.what + ", and there is no QEMU for the engine tcg",
                 kvm.remedy + "; tcg needs the package qemu-system-x86"};
  }
  return start_tcg(spec, kvm.what);
}

Result<Engine> Engine::start_kvm(const EngineSpec& spec, std::string reason) {
  const auto folder = helper_folder();
  if (!folder) return folder.error();
  auto process = Process::start({*folder + "/snapcheck-machine"}, {});
  if (!process) return process.error();
  auto parts = std::make_unique<Parts>(std::move(*process));
  parts->files = spec.files;
  Engine engine("kvm", std::move(reason), std::move(parts));
  if (auto done = engine.greet(kKvmGreeting); !done) return done.error();
  return engine;
}

Result<Engine> Engine::start_tcg(const EngineSpec& spec, std::string reason) {
  bool hung = false;
  auto engine = start_tcg_once(spec, reason, hung);
  if (engine || !hung) return engine;
  return start_tcg_once(spec, reason + "; the first emulated machine did not come up and was ended", hung);
}

bool Engine::hung() const { return parts_->process.was_hung(); }

Result<Engine> Engine::start_tcg_once(const EngineSpec& spec, std::string reason, bool& hung) {
  const std::string qemu = find_qemu();
  if (qemu.empty()) return Error{"the engine tcg needs QEMU", "install the package qemu-system-x86"};
  const auto folder = helper_folder();
  if (!folder) return folder.error();
  const auto kernel = l1_kernel();
  if (!kernel) return kernel.error();
  image::Tree tree;
  tree.add_file("/init", *folder + "/snapcheck-machine", 0755);
  if (auto done = image::add_kvm_modules(tree, *kernel); !done) return done.error();
  std::uint64_t input = 0;
  for (std::size_t i = 0; i < spec.files.size(); ++i) {
    tree.add_file(inner_path(i), spec.files[i], 0644);
    std::error_code error;
    input += std::filesystem::file_size(spec.files[i], error);
  }
  auto initramfs = Unnamed::make("initramfs");
  auto log = Unnamed::make("console");
  auto window = Unnamed::make("window");
  for (const auto* file : {&initramfs, &log, &window}) {
    if (!*file) return file->error();
  }
  if (auto done = image::write(tree, initramfs->number()); !done) return done.error();
  // The initramfs is there twice while L1 unpacks it.
  const std::uint64_t memory = kL1Memory + spec.guest_memory_mib + spec.window_mib + 3 * (input >> 20);
  // One processor: with two, each a thread of QEMU's, the nested guests hung or L1 died in one run of three when both
  // really ran at the same time. It costs a tenth of the time.
  std::vector<std::string> command = {qemu,
                                      "-accel",
                                      "tcg",
                                      "-cpu",
                                      "max,+svm,+npt",
                                      "-M",
                                      "q35",
                                      "-m",
                                      std::to_string(memory),
                                      "-smp",
                                      "1",
                                      "-nodefaults",
                                      "-display",
                                      "none",
                                      "-no-reboot",
                                      "-sandbox",
                                      "on,obsolete=deny,elevateprivileges=deny,spawn=deny",
                                      "-kernel",
                                      kernel->path,
                                      "-initrd",
                                      initramfs->path(),
                                      "-append",
                                      "console=ttyS0 quiet panic=-1 no_timer_check",
                                      "-chardev",
                                      "file,id=log,path=" + log->path(),
                                      "-device",
                                      "isa-serial,chardev=log",
                                      "-chardev",
                                      "stdio,id=wire,signal=off",
                                      "-device",
                                      "isa-serial,chardev=wire"};
  if (spec.window_mib > 0) {
    const std::uint64_t size_mib = std::bit_ceil(spec.window_mib);  // as PCI wants it
    if (ftruncate(window->number(), static_cast<off_t>(size_mib << 20)) != 0) {
      return Error{std::string("ftruncate: ") + std::strerror(errno), ""};
    }
    const std::string bytes = std::to_string(size_mib) + "M";
    command.insert(command.end(),
                   {"-object", "memory-backend-file,id=window,share=on,size=" + bytes + ",mem-path=" + window->path(),
                    "-device", "ivshmem-plain,memdev=window"});
  }
  auto process = Process::start(command, {initramfs->number(), log->number(), window->number()});
  if (!process) return process.error();
  auto parts = std::make_unique<Parts>(std::move(*process));
  parts->files = spec.files;
  parts->inside = true;
  parts->initramfs = std::move(*initramfs);
  parts->log = std::move(*log);
  parts->window = std::move(*window);
  Engine engine("tcg", std::move(reason), std::move(parts));
  if (auto done = engine.greet(spec.start_seconds); !done) {
    hung = engine.hung();
    const std::string tail = engine.console();
    return Error{done.error().what + (tail.empty() ? "" : "; the emulated machine said:\n" + tail),
                 done.error().remedy};
  }
  engine.parts_->initramfs = Unnamed();  // QEMU has read it
  return engine;
}

Result<void> Engine::greet(int seconds) {
  auto line = parts_->process.read_line(Clock::now() + std::chrono::seconds(seconds));
  if (!line) return line.error();
  const Json greeting = Json::parse(*line, nullptr, false);
  if (greeting.is_object() && greeting.value("ready", false)) return {};
  if (greeting.is_object() && greeting.contains("error")) {
    return Error{greeting.value("error", ""), greeting.value("remedy", "")};
  }
  return Error{"snapcheck-machine began with something else than its greeting: " + line->substr(0, 200), ""};
}

std::string Engine::path(const std::string& host_path) const {
  if (!parts_->inside) return host_path;
  const auto found = std::ranges::find(parts_->files, host_path);
  return inner_path(static_cast<std::size_t>(found - parts_->files.begin()));
}

std::string Engine::folder(const std::string& host_folder) const {
  return parts_->inside ? "/tmp/" + std::filesystem::path(host_folder).filename().string() : host_folder;
}

Result<Json> Engine::ask(const Json& request, int seconds) {
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  if (auto done = parts_->process.write_line(request.dump(), deadline); !done) return done.error();
  auto line = parts_->process.read_line(deadline);
  if (!line) return line.error();
  Json reply = Json::parse(*line, nullptr, false);
  if (!reply.is_object()) return Error{"snapcheck-machine's reply cannot be read: " + line->substr(0, 200), ""};
  if (!reply.value("ok", false)) return Error{reply.value("error", ""), reply.value("remedy", "")};
  return reply;
}

Result<void> Engine::fetch(const std::string& host_folder) {
  if (!parts_->inside) return {};
  const auto reply = ask({{"op", "export"}, {"folder", folder(host_folder)}}, 300);
  if (!reply) return reply.error();
  if (auto done = image::make_folders(host_folder); !done) return done;
  for (const Json& file : (*reply)["files"]) {
    const auto offset = file["offset"].get<std::uint64_t>();
    const auto size = file["size"].get<std::uint64_t>();
    const std::string name = std::filesystem::path(file["name"].get<std::string>()).filename().string();
    void* bytes = mmap(nullptr, size, PROT_READ, MAP_SHARED, parts_->window.number(), static_cast<off_t>(offset));
    if (bytes == MAP_FAILED) return Error{std::string("mmap: ") + std::strerror(errno), ""};
    const auto done = image::write_bytes(host_folder + "/" + name, bytes, size);
    munmap(bytes, size);
    if (!done) return done;
  }
  return {};
}

std::string Engine::console() const {
  if (!parts_->inside) return "";
  const off_t end = lseek(parts_->log.number(), 0, SEEK_END);
  const off_t start = std::max<off_t>(0, end - static_cast<off_t>(kConsoleTail));
  std::string text(static_cast<std::size_t>(std::max<off_t>(0, end - start)), '\0');
  const ssize_t got = pread(parts_->log.number(), text.data(), text.size(), start);
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, got)));
  return text;
}

}  // namespace snapcheck::vmm::engine
