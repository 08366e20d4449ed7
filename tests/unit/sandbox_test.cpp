// What the filters of the virtual machine's threads let through. Each case is a process of its own.
#include "vmm/sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/kvm.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string>
#include <thread>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITHOUT_FILTERS
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define WITHOUT_FILTERS
#endif

namespace snapcheck::vmm::sandbox {
namespace {

#ifndef WITHOUT_FILTERS

/// The wait status of a process that runs `body` and ends with what it returns.
template <class Body>
int status_of(Body body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

/// Of a process in which a vCPU's thread makes a system call.
template <class Call>
int status_in_vcpu_thread(Call call) {
  return status_of([&] {
    std::thread vcpu([&] {
      if (!restrict_vcpu_thread()) _exit(99);
      call();
    });
    vcpu.join();
    return 0;
  });
}

bool killed_for_it(int status) { return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS; }

TEST(VcpuThread, MayDoWhatItHasToDo) {
  EXPECT_EQ(status_in_vcpu_thread([] {
              void* page = mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
              munmap(page, 4096);
              timespec time{};
              clock_gettime(CLOCK_MONOTONIC, &time);
              const std::string text(100'000, 'x');  // memory
              ioctl(-1, KVM_RUN, 0);                 // EBADF
              ioctl(-1, KVM_IRQ_LINE, text.data());
            }),
            0);
}

TEST(VcpuThread, IsKilledForAnythingElse) {
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] { (void)!open("/etc/passwd", O_RDONLY); })));
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] { socket(AF_INET, SOCK_STREAM, 0); })));
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] { execl("/bin/true", "true", nullptr); })));
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] { (void)!write(2, "", 0); })));
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] { (void)!syscall(SYS_fork); })));
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] { syscall(SYS_ptrace, 0, 0, 0, 0); })));
}

TEST(VcpuThread, IsKilledForOtherIoctls) {
  kvm_msrs msrs{};
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([&] { ioctl(-1, KVM_SET_MSRS, &msrs); })));
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] { ioctl(-1, KVM_CREATE_VM, 0); })));
}

TEST(VcpuThread, IsKilledForTheTablesOfOtherAbis) {
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] { syscall(0x40000000 | SYS_getpid); })));  // x32
  EXPECT_TRUE(killed_for_it(status_in_vcpu_thread([] {
    long number = 20;  // getpid of i386
    __asm__ volatile("int $0x80" : "+a"(number) : : "memory", "r8", "r9", "r10", "r11");
  })));
}

TEST(VcpuThread, LeavesTheOthersAlone) {
  EXPECT_EQ(status_of([] {
              std::thread([] { (void)restrict_vcpu_thread(); }).join();
              return open("/dev/null", O_RDONLY) >= 0 ? 0 : 1;
            }),
            0);
}

TEST(Process, IsRefusedWhatItNeverDoes) {
  EXPECT_EQ(status_of([] {
              // A thread that is there already gets the filter, too.
              std::atomic<bool> filtered{false};
              int seen = 0;
              std::thread other([&] {
                while (!filtered) std::this_thread::yield();
                seen = socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM ? 1 : 0;
              });
              if (!restrict_process()) return 99;
              filtered = true;
              other.join();
              if (seen != 1) return 1;
              if (execl("/bin/true", "true", nullptr) != -1 || errno != EPERM) return 2;
              if (syscall(SYS_bpf, 0, 0, 0) != -1 || errno != EPERM) return 3;
              return open("/dev/null", O_RDONLY) >= 0 ? 0 : 4;  // the rest is as before
            }),
            0);
}

#endif

}  // namespace
}  // namespace snapcheck::vmm::sandbox
