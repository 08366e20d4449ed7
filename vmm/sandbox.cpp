#include "vmm/sandbox.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/kvm.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)  // gcc
#define SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)  // clang
#define SANITIZED
#endif
#endif

namespace snapcheck::vmm::sandbox {
namespace {

using base::Error;
using base::Result;

constexpr std::uint32_t kX32 = 0x40000000;  // system calls of the x32 ABI; another table, other numbers

/// What a vCPU thread does: KVM_RUN (and the interrupt line), memory for events, locks, the kick signal, its own end.
constexpr int kVcpuCalls[] = {
    SYS_futex,
    SYS_rt_sigreturn,
    SYS_rt_sigprocmask,
    SYS_madvise,
    SYS_mmap,
    SYS_munmap,
    SYS_mprotect,
    SYS_mremap,
    SYS_brk,
    SYS_exit,
    SYS_exit_group,
    SYS_clock_gettime,
    SYS_gettid,
    SYS_getpid,
    SYS_tgkill,
    SYS_rseq,
    SYS_sched_yield,
    SYS_restart_syscall,
    SYS_set_robust_list,
    SYS_sched_getaffinity,
};

/// ioctl is allowed for these two alone.
constexpr unsigned long kVcpuIoctls[] = {KVM_RUN, KVM_IRQ_LINE};

/// What the rest of the process never does.
constexpr int kRefused[] = {
    SYS_execve,
    SYS_execveat,
    SYS_fork,
    SYS_vfork,
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_ptrace,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_setns,
    SYS_unshare,
    SYS_bpf,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_init_module,
    SYS_finit_module,
    SYS_kexec_load,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_setuid,
    SYS_setgid,
    SYS_link,
    SYS_linkat,
    SYS_symlink,
    SYS_symlinkat,
};

constexpr sock_filter statement(int code, std::uint32_t value) {
  return {static_cast<std::uint16_t>(code), 0, 0, value};
}
constexpr sock_filter jump(int code, std::uint32_t value, std::size_t if_true, std::size_t if_false) {
  return {static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(if_true), static_cast<std::uint8_t>(if_false),
          value};
}

constexpr std::uint32_t kNumber = offsetof(seccomp_data, nr);
constexpr std::uint32_t kArchitecture = offsetof(seccomp_data, arch);
constexpr std::uint32_t kSecondArgument = offsetof(seccomp_data, args[1]);  // its low half; ioctl numbers have 32 bits

/// Kills for another architecture's table, then loads the number.
std::vector<sock_filter> prologue() {
  return {
      statement(BPF_LD | BPF_W | BPF_ABS, kArchitecture),   jump(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
      statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), statement(BPF_LD | BPF_W | BPF_ABS, kNumber),
      jump(BPF_JMP | BPF_JGE | BPF_K, kX32, 0, 1),          statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)};
}

/// If the accumulator is `value`: return `action`.
void add_case(std::vector<sock_filter>& filter, std::uint32_t value, std::uint32_t action) {
  filter.push_back(jump(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
  filter.push_back(statement(BPF_RET | BPF_K, action));
}

Result<void> install(std::vector<sock_filter>& filter, bool whole_process) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return Error{std::string("PR_SET_NO_NEW_PRIVS failed: ") + std::strerror(errno), ""};
  }
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, whole_process ? SECCOMP_FILTER_FLAG_TSYNC : 0, &program) != 0) {
    return Error{std::string("cannot install the seccomp filter: ") + std::strerror(errno),
                 "the VMM runs no guest without it; a kernel with CONFIG_SECCOMP_FILTER is needed"};
  }
  return {};
}

}  // namespace

Result<void> restrict_vcpu_thread() {
#if defined(SANITIZED)
  return {};  // the sanitizers' run time makes calls of its own
#endif
  std::vector<sock_filter> filter = prologue();
  for (const int call : kVcpuCalls) add_case(filter, static_cast<std::uint32_t>(call), SECCOMP_RET_ALLOW);
  filter.push_back(jump(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 1, 0));
  filter.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  filter.push_back(statement(BPF_LD | BPF_W | BPF_ABS, kSecondArgument));
  for (const unsigned long request : kVcpuIoctls) {
    add_case(filter, static_cast<std::uint32_t>(request), SECCOMP_RET_ALLOW);
  }
  filter.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  return install(filter, false);
}

Result<void> restrict_process() {
#if defined(SANITIZED)
  return {};
#endif
  std::vector<sock_filter> filter = prologue();
  for (const int call : kRefused) add_case(filter, static_cast<std::uint32_t>(call), SECCOMP_RET_ERRNO | EPERM);
  filter.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  return install(filter, true);
}

}  // namespace snapcheck::vmm::sandbox
