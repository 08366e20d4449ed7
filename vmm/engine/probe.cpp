#include "vmm/engine/probe.h"

#include <fcntl.h>
#include <linux/kvm.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <sstream>

namespace snapcheck::vmm::engine {
namespace {

constexpr const char* kUdevRule =
    "echo 'KERNEL==\"kvm\", GROUP=\"kvm\", MODE=\"0666\", OPTIONS+=\"static_node=kvm\"' | sudo tee "
    "/etc/udev/rules.d/99-kvm4all.rules && sudo udevadm control --reload-rules && sudo udevadm trigger "
    "--name-match=kvm; or add yourself to the group kvm and log in again";

bool exists(const char* path) { return access(path, F_OK) == 0; }

bool has_processor_flag() {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen("/proc/cpuinfo", "re"),
                                                   [](FILE* f) { return f != nullptr ? std::fclose(f) : 0; });
  if (!file) return false;
  char line[8192];
  while (std::fgets(line, sizeof line, file.get()) != nullptr) {
    if (std::strncmp(line, "flags", 5) != 0) continue;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      if (word == "vmx" || word == "svm") return true;
    }
    return false;  // all processors are alike
  }
  return false;
}

}  // namespace

ProbeFacts look() {
  ProbeFacts facts;
  const int file = open("/dev/kvm", O_RDWR | O_CLOEXEC);
  if (file < 0) {
    facts.open_error = errno;
  } else {
    facts.answers = ioctl(file, KVM_GET_API_VERSION, 0) == KVM_API_VERSION;
    close(file);
  }
  facts.pvm_module = exists("/sys/module/kvm_pvm");
  facts.hardware_module = exists("/sys/module/kvm_intel") || exists("/sys/module/kvm_amd");
  facts.processor_flag = has_processor_flag();
  return facts;
}

ProbeResult judge(const ProbeFacts& facts) {
  if (facts.open_error == EACCES || facts.open_error == EPERM) {
    return {Kvm::kNoPermission, "/dev/kvm is there, but this user may not open it", kUdevRule};
  }
  if (facts.open_error == ENOENT || facts.open_error == ENODEV || facts.open_error == ENXIO) {
    if (facts.processor_flag) {
      return {Kvm::kNone, "the processor can virtualise, but /dev/kvm does not exist",
              "load the module: sudo modprobe kvm_intel, or kvm_amd; in a container, pass --device /dev/kvm"};
    }
    return {Kvm::kNone, "there is no /dev/kvm, and the processor shows no virtualisation",
            "use a machine with KVM (in a cloud: bare metal or nested virtualisation), or the engine tcg"};
  }
  if (facts.open_error != 0) {
    return {Kvm::kNone, std::string("/dev/kvm cannot be opened: ") + std::strerror(facts.open_error), kUdevRule};
  }
  if (!facts.answers) return {Kvm::kNone, "/dev/kvm is no KVM, or another version of it", "use the engine tcg"};
  if (facts.pvm_module && !facts.hardware_module) {
    return {Kvm::kSlow, "/dev/kvm is kvm_pvm: it interprets guest kernels and cannot boot a Linux",
            "use a machine with VMX or SVM, or the engine tcg"};
  }
  if (!facts.processor_flag && !facts.hardware_module) {
    return {Kvm::kSlow, "/dev/kvm opens, but the processor shows neither VMX nor SVM",
            "use a machine with VMX or SVM, or the engine tcg"};
  }
  return {Kvm::kHardware, "/dev/kvm on hardware virtualisation", ""};
}

std::string find_program(const std::string& name) {
  const char* variable = std::getenv("PATH");
  std::istringstream folders(variable != nullptr ? variable : "/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string path = folder + "/" + name;
    std::error_code ignored;
    if (access(path.c_str(), X_OK) == 0 && !std::filesystem::is_directory(path, ignored)) return path;
  }
  return "";
}

std::string find_qemu() { return find_program("qemu-system-x86_64"); }

}  // namespace snapcheck::vmm::engine
