// snapcheck doctor: what this machine can do, and what to do about the rest.
#include <fmt/format.h>

#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "vmm/engine/engine.h"
#include "vmm/engine/probe.h"
#include "vmm/image/files.h"
#include "vmm/image/kernels.h"

namespace snapcheck::cli {
namespace {

struct Check {
  std::string name;
  bool fine;
  std::string what;
  std::string remedy;
};

std::vector<Check> look_around() {
  namespace engine = vmm::engine;
  std::vector<Check> checks;
  const engine::ProbeResult kvm = engine::judge(engine::look());
  const bool hardware = kvm.kind == engine::Kvm::kHardware;
  checks.push_back({"kvm", hardware, kvm.what, kvm.remedy});
  const std::string qemu = engine::find_qemu();
  checks.push_back({"tcg", !qemu.empty(), qemu.empty() ? "there is no qemu-system-x86_64" : qemu,
                    hardware ? "not needed where there is KVM" : "install the package qemu-system-x86"});
  const auto helpers = engine::helper_folder();
  checks.push_back({"helpers", helpers.has_value(), helpers ? *helpers : helpers.error().what,
                    helpers ? "" : helpers.error().remedy});
  const auto kernels = vmm::image::find_kernels();
  const auto kernel = vmm::image::guest_kernel("");
  checks.push_back(
      {"kernel", kernel.has_value(), kernel ? kernel->path : kernel.error().what, kernel ? "" : kernel.error().remedy});
  bool modules = false;
  for (const auto& found : kernels) modules = modules || !found.modules.empty();
  checks.push_back(
      {"modules", modules, modules ? "KVM's modules for the engine tcg" : "no kernel comes with its modules",
       "unpack a whole Debian cloud kernel with dpkg-deb -x to " + vmm::image::cache_folder() + "/kernels/debian"});
  return checks;
}

}  // namespace

Action declare_doctor(CLI::App&) {
  return []() -> int {
    const std::vector<Check> checks = look_around();
    std::string text;
    for (const Check& check : checks) {
      fmt::format_to(std::back_inserter(text), "{:<9}{:<8}{}\n", check.name, check.fine ? "ok" : "missing", check.what);
      if (!check.fine) fmt::format_to(std::back_inserter(text), "{:<17}{}\n", "", check.remedy);
    }
    const bool kvm = checks[0].fine, tcg = checks[1].fine && checks[4].fine;
    const bool machines = (kvm || tcg) && checks[2].fine && checks[3].fine;
    fmt::format_to(std::back_inserter(text), "\nscan     works everywhere\nvmm      {}\n",
                   !machines ? "does not work here yet"
                   : kvm     ? "runs on hardware KVM"
                             : "runs emulated (tcg): right, but slow");
    return print(text) ? (machines ? kOk : kIncomplete) : kUsage;
  };
}

}  // namespace snapcheck::cli
