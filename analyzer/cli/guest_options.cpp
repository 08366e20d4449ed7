#include "analyzer/cli/guest_options.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "vmm/image/files.h"
#include "vmm/image/guest.h"
#include "vmm/image/kernels.h"
#include "vmm/image/runtimes.h"

namespace snapcheck::cli {
namespace {

using base::Error;
using base::Result;
namespace image = vmm::image;
namespace fs = std::filesystem;

constexpr const char* kPath = "PATH=/usr/local/bin:/usr/bin:/bin";

Result<void> add_file(image::Tree& tree, const std::string& pair) {
  const std::size_t colon = pair.find(':');
  if (colon == std::string::npos || colon == 0 || pair.substr(colon + 1, 1) != "/") {
    return Error{fmt::format("--file {}: not HOST:GUEST", pair), "name the path in the guest, from /"};
  }
  const std::string host = pair.substr(0, colon), guest = pair.substr(colon + 1);
  if (fs::is_directory(host)) return tree.add_tree(guest, host);
  if (access(host.c_str(), R_OK) != 0) return Error{fmt::format("cannot read {}", host), ""};
  tree.add_file(guest, host, access(host.c_str(), X_OK) == 0 ? 0755 : 0644);
  return {};
}

/// The program, and its runtime if it has one; its path in the guest.
Result<std::string> add_first(image::Tree& tree, const GuestOptions& options) {
  const std::string& program = options.program[0];
  if (options.runtime == "python") return image::add_python(tree, program);
  if (options.runtime == "java") return image::add_java(tree, program);
  if (!options.runtime.empty()) {
    return Error{fmt::format("--runtime: `{}` is not one of python, java", options.runtime), ""};
  }
  if (access(program.c_str(), X_OK) != 0 || fs::is_directory(program)) {
    return Error{fmt::format("{} is no program", program), "name an executable file of this host"};
  }
  std::string path = "/usr/local/bin/" + fs::path(program).filename().string();
  if (auto done = image::add_program(tree, program, path); !done) return done.error();
  return path;
}

}  // namespace

Result<vmm::engine::Choice> engine_choice(const std::string& name) {
  if (name == "auto") return vmm::engine::Choice::kAuto;
  if (name == "kvm") return vmm::engine::Choice::kKvm;
  if (name == "tcg") return vmm::engine::Choice::kTcg;
  return Error{fmt::format("--engine: `{}` is not one of auto, kvm, tcg", name), ""};
}

void declare_engine_option(CLI::App& app, GuestOptions& options) {
  app.add_option("--engine", options.engine, "auto, kvm (hardware) or tcg (QEMU emulates the processor)");
}

void declare_guest_options(CLI::App& app, GuestOptions& options) {
  declare_engine_option(app, options);
  app.add_option("--kernel", options.kernel, "vmlinuz or vmlinux of the guest");
  app.add_option("--agent", options.agent, "another snapcheck-agent");
  app.add_option("--runtime", options.runtime, "python or java, when the program is its interpreter");
  app.add_option("--memory", options.memory, "MiB of the guest");
  app.add_option("--cpus", options.cpus, "processors of the guest, 1 to 8");
  app.add_option("--timeout", options.timeout, "seconds that a step may take");
  app.add_flag("--no-freeze", options.no_freeze, "let the program's threads run while the snapshot is taken");
  app.add_option("--env", options.environment, "NAME=VALUE for the program; repeatable")->allow_extra_args(false);
  app.add_option("--file", options.files, "HOST:GUEST, a file or folder for the guest; repeatable")
      ->allow_extra_args(false);
  app.add_option("program", options.program, "program of this host to run in the guest, after --")
      ->type_name("PROGRAM ARG...");
}

Result<Guest> make_guest(const GuestOptions& options) {
  if (options.timeout < 1) return Error{"--timeout must be at least 1 second", ""};
  const auto kernel = image::guest_kernel(options.kernel);
  if (!kernel) return kernel.error();
  auto vmlinux = image::vmlinux_of(*kernel);
  if (!vmlinux) return vmlinux.error();
  const auto helpers = vmm::engine::helper_folder();
  if (!helpers) return helpers.error();
  image::Tree tree;
  image::WorkloadSpec workload;
  workload.freeze = !options.no_freeze;
  workload.environment = options.environment;
  workload.environment.insert(workload.environment.begin(), {kPath, "HOME=/tmp"});
  workload.arguments = options.program;
  auto program = add_first(tree, options);
  if (!program) return program.error();
  workload.arguments[0] = std::move(*program);
  for (const std::string& file : options.files) {
    if (auto done = add_file(tree, file); !done) return done.error();
  }
  if (auto done =
          image::add_agent(tree, options.agent.empty() ? *helpers + "/snapcheck-agent" : options.agent, workload);
      !done)
    return done.error();
  auto initramfs = image::build(tree, image::cache_folder() + "/images");
  if (!initramfs) return initramfs.error();
  return Guest{std::move(*vmlinux), std::move(*initramfs)};
}

}  // namespace snapcheck::cli
