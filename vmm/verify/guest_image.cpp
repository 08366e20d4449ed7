#include "vmm/verify/guest_image.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "vmm/image/files.h"
#include "vmm/image/guest.h"
#include "vmm/image/initramfs.h"
#include "vmm/image/kernels.h"
#include "vmm/image/runtimes.h"
#include "vmm/verify/carried.h"
#include "vmm/verify/layout.h"

namespace snapcheck::vmm::verify {
namespace {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

constexpr const char* kRunner = "/snapcheck/runner";
constexpr const char* kPath = "PATH=/usr/local/bin:/usr/bin:/bin";

/// What a program does not need at run time.
bool skip_in_app(const std::string& path) {
  static constexpr std::array kNames = {".git", "__pycache__", "node_modules", ".venv", "venv", ".aws-sam"};
  const std::string name = fs::path(path).filename().string();
  return std::ranges::any_of(kNames, [&](const char* other) { return name == other; });
}

/// With what is compiled already, which is valid while the times of the sources are kept.
bool skip_in_packages(const std::string& path) {
  return fs::path(path).filename() != "__pycache__" && skip_in_app(path);
}

Result<void> add_folder(image::Tree& tree, const std::string& guest, const std::string& host) {
  if (!fs::is_directory(host)) return Error{fmt::format("{} is no folder", host), "name the folder of the program"};
  return tree.add_tree(guest, host, skip_in_app);
}

/// A file of the installation: the runners are beside snapcheck-agent, in guest/.
Result<std::string> runner_part(const std::string& name) {
  const auto helpers = engine::helper_folder();
  if (!helpers) return helpers.error();
  std::string path = *helpers + "/guest/" + name;
  if (access(path.c_str(), R_OK) != 0) return Error{"there is no " + path, "install snapcheck whole"};
  return path;
}

class Builder {
 public:
  Builder(const std::vector<const App*>& apps, const Options& options) : apps_(apps), options_(options) {}

  Result<GuestImage> build();

 private:
  Result<void> add_runtime();
  Result<void> add_python_apps();
  Result<void> add_java_apps();
  Result<void> add_native_apps();
  Result<void> add_files();
  nlohmann::json add_layouts(const std::string& folder, const std::string& program);
  Result<void> add_part(const std::string& name, std::uint32_t mode);
  std::string app_folder(std::size_t index) const {
    return apps_.size() == 1 ? "/app" : fmt::format("/app/{}", index + 1);
  }

  const std::vector<const App*>& apps_;
  const Options& options_;
  image::Tree tree_;
  image::WorkloadSpec workload_;
  GuestImage guest_;
  int base_memory_ = 0;  ///< MiB besides the image
};

Result<void> Builder::add_part(const std::string& name, std::uint32_t mode) {
  const auto part = runner_part(name);
  if (!part) return part.error();
  const std::string guest = fmt::format("{}/{}", kRunner, name);
  if (fs::is_directory(*part)) return tree_.add_tree(guest, *part, skip_in_app);
  tree_.add_file(guest, *part, mode);
  return {};
}

Result<void> Builder::add_files() {
  for (std::size_t i = 0; i < apps_.size(); ++i) {
    for (const GuestFile& file : apps_[i]->files) {
      const std::string guest = file.guest.starts_with('/') ? file.guest : app_folder(i) + "/" + file.guest;
      if (fs::is_directory(file.host)) {
        if (auto done = add_folder(tree_, guest, file.host); !done) return done;
      } else if (access(file.host.c_str(), R_OK) == 0) {
        tree_.add_file(guest, file.host, access(file.host.c_str(), X_OK) == 0 ? 0755 : 0644);
      } else {
        return Error{fmt::format("cannot read {}", file.host), "name a file or folder of this host with `files`"};
      }
    }
  }
  return {};
}

Result<void> Builder::add_python_apps() {
  const auto python = image::add_python(tree_, apps_.front()->interpreter);
  if (!python) return python.error();
  for (const char* part : {"runner.py", "state.py", "web.py", "site-packages"}) {
    if (auto done = add_part(part, 0644); !done) return done;
  }
  workload_.arguments = {*python, fmt::format("{}/runner.py", kRunner)};
  // The secret of hash() orders sets of texts. It is made anew at each start and is in every clone by nature; fixed, it
  // does not make an order look like a value.
  workload_.environment.insert(workload_.environment.begin(), {"PYTHONHASHSEED=0"});
  base_memory_ = 128;
  std::vector<std::string> packages;  // of this host; the n-th is /packages/n in the guest
  std::string path;
  for (std::size_t i = 0; i < apps_.size(); ++i) {
    const std::string folder = app_folder(i);
    if (auto done = add_folder(tree_, folder, apps_[i]->folder); !done) return done;
    for (const std::string& package : apps_[i]->packages) {
      const std::string host = fs::absolute(package).lexically_normal().string();
      if (std::ranges::find(packages, host) != packages.end()) continue;
      packages.push_back(host);
      const std::string guest = fmt::format("/packages/{}", packages.size());
      if (!fs::is_directory(host)) return Error{fmt::format("{} is no folder", host), "name a folder of modules"};
      if (auto done = tree_.add_tree(guest, host, skip_in_packages, true); !done) return done;
      if (auto done = image::add_libraries_below(tree_, guest); !done) return done;
      path += (path.empty() ? "" : ":") + guest;
    }
    if (auto done = image::add_libraries_below(tree_, folder); !done) return done;
    guest_.init.push_back({{"op", "init"}, {"target", apps_[i]->handler}, {"path", {folder}}});
  }
  if (!path.empty()) workload_.environment.push_back("PYTHONPATH=" + path);
  return {};
}

Result<void> Builder::add_java_apps() {
  const auto java = image::add_java(tree_, apps_.front()->interpreter);
  if (!java) return java.error();
  for (const char* part : {"snapcheck-runner.jar", "snapcheck-hooks.jar"}) {
    if (auto done = add_part(part, 0644); !done) return done;
  }
  workload_.arguments = {*java,
                         "-Xshare:auto",
                         "-XX:+UseSerialGC",
                         "-XX:TieredStopAtLevel=1",
                         fmt::format("-Xmx{}m", std::max(256, options_.memory / 2)),
                         "--add-opens",
                         "java.base/java.util=ALL-UNNAMED",
                         "-cp",
                         fmt::format("{0}/snapcheck-runner.jar:{0}/snapcheck-hooks.jar", kRunner),
                         "io.snapcheck.runner.Main"};
  base_memory_ = 448;
  for (std::size_t i = 0; i < apps_.size(); ++i) {
    nlohmann::json path = nlohmann::json::array();
    for (std::size_t k = 0; k < apps_[i]->class_path.size(); ++k) {
      const std::string& host = apps_[i]->class_path[k];
      std::string guest = fmt::format("{}/{}", app_folder(i), k + 1);
      if (fs::is_directory(host)) {
        if (auto done = add_folder(tree_, guest, host); !done) return done;
      } else if (access(host.c_str(), R_OK) == 0) {
        guest += ".jar";
        tree_.add_file(guest, host, 0644);
      } else {
        return Error{fmt::format("cannot read {} of the class path", host), "build the program first"};
      }
      path.push_back(guest);
    }
    guest_.init.push_back({{"op", "init"}, {"target", apps_[i]->handler}, {"path", path}});
  }
  return {};
}

/// What debug information says about the variables of the program and of the libraries that it brings, for the runner.
nlohmann::json Builder::add_layouts(const std::string& folder, const std::string& program) {
  nlohmann::json layouts = nlohmann::json::object();
  std::vector<std::pair<std::string, std::string>> files;  // guest, host
  for (const auto& [path, entry] : tree_.entries()) {
    const std::string guest = "/" + path;
    if (entry.kind != image::Entry::kFile || !guest.starts_with(folder + "/")) continue;
    if (guest == program || path.find(".so") != std::string::npos) files.emplace_back(guest, entry.value);
  }
  for (const auto& [guest, host] : files) {
    const nlohmann::json layout = layout_of(host);
    if (layout.is_null()) continue;
    const std::string path = fmt::format("{}/layouts{}.json", kRunner, guest);
    tree_.add_text(path, layout.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    layouts[guest] = path;
  }
  return layouts;
}

Result<void> Builder::add_native_apps() {
  if (auto done = add_part("native-runner", 0755); !done) return done;
  workload_.arguments = {fmt::format("{}/native-runner", kRunner)};
  base_memory_ = 96;
  for (std::size_t i = 0; i < apps_.size(); ++i) {
    const App& app = *apps_[i];
    const std::string& program = app.program.front();
    if (access(program.c_str(), X_OK) != 0 || fs::is_directory(program)) {
      return Error{fmt::format("{} is no program", program), "name an executable file; build it first"};
    }
    const std::string folder = app_folder(i);
    const std::string guest = fmt::format("{}/{}", folder, fs::path(program).filename().string());
    if (auto done = image::add_program(tree_, program, guest); !done) return done;
    std::string target = guest;
    for (std::size_t k = 1; k < app.program.size(); ++k) target += " " + app.program[k];
    guest_.init.push_back(
        {{"op", "init"}, {"target", target}, {"port", app.port}, {"layouts", add_layouts(folder, guest)}});
  }
  return {};
}

Result<void> Builder::add_runtime() {
  switch (apps_.front()->runtime) {
    case Runtime::kPython:
      return add_python_apps();
    case Runtime::kJava:
      return add_java_apps();
    case Runtime::kNative:
      return add_native_apps();
  }
  return {};
}

Result<GuestImage> Builder::build() {
  const auto helpers = engine::helper_folder();
  if (!helpers) return helpers.error();
  workload_.environment = {kPath, "HOME=/tmp", "LANG=C.UTF-8"};
  const auto& own = apps_.front()->environment;
  workload_.environment.insert(workload_.environment.end(), own.begin(), own.end());
  const auto services = addresses_of(apps_.front()->services);
  if (!services) return services.error();
  for (const ServiceAddress& one : *services) {
    workload_.services.push_back(fmt::format("{} {} {}", one.address, one.port, one.name));
  }
  if (auto done = add_runtime(); !done) return done.error();
  if (auto done = add_files(); !done) return done.error();
  const auto kernel = image::guest_kernel(options_.kernel);
  if (!kernel) return kernel.error();
  auto vmlinux = image::vmlinux_of(*kernel);
  if (!vmlinux) return vmlinux.error();
  workload_.folder = app_folder(0) == "/app" ? "/app" : "/";
  tree_.add_folder("/app");
  if (auto done = image::add_agent(tree_, *helpers + "/snapcheck-agent", workload_); !done) return done.error();
  auto initramfs = image::build(tree_, image::cache_folder() + "/images");
  if (!initramfs) return initramfs.error();
  std::error_code ignored;
  const auto size = static_cast<int>(fs::file_size(*initramfs, ignored) >> 20);
  guest_.kernel = std::move(*vmlinux);
  guest_.initramfs = std::move(*initramfs);
  // The archive and what is unpacked of it are there at the same time.
  guest_.memory = options_.memory > 0 ? options_.memory : (base_memory_ + 2 * size + 63) / 64 * 64;
  return std::move(guest_);
}

}  // namespace

std::string_view to_string(Runtime runtime) {
  static constexpr std::string_view kNames[] = {"python", "java", "native"};
  return kNames[static_cast<std::size_t>(runtime)];
}

Result<GuestImage> make_image(const std::vector<const App*>& apps, const Options& options) {
  return Builder(apps, options).build();
}

}  // namespace snapcheck::vmm::verify
