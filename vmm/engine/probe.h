// What kind of KVM this machine has, told apart in a few milliseconds and without starting anything.
#pragma once

#include <string>

namespace snapcheck::vmm::engine {

enum class Kvm {
  kHardware,      ///< VMX or SVM
  kSlow,          ///< kvm_pvm: guest kernels are interpreted; a Linux does not boot on it
  kNoPermission,  ///< hardware or not, it cannot be opened
  kNone,
};

/// What was seen, apart from what it means, so that the meaning can be tested.
struct ProbeFacts {
  int open_error = 0;            ///< errno of open("/dev/kvm"), 0 when it opened
  bool pvm_module = false;       ///< /sys/module/kvm_pvm
  bool hardware_module = false;  ///< /sys/module/kvm_intel or kvm_amd
  bool processor_flag = false;   ///< vmx or svm in /proc/cpuinfo
  bool answers = false;          ///< KVM_GET_API_VERSION gave 12
};

struct ProbeResult {
  Kvm kind;
  std::string what;    ///< one line
  std::string remedy;  ///< one line; empty for kHardware
};

ProbeFacts look();
ProbeResult judge(const ProbeFacts& facts);

/// The path of a program that a shell would start by this name; empty when there is none in $PATH.
std::string find_program(const std::string& name);

/// Path of qemu-system-x86_64, or empty.
std::string find_qemu();

}  // namespace snapcheck::vmm::engine
