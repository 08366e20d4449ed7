// A kernel for tests: records every call, answers from a few tables, and can fail or be interrupted at any call.
#pragma once

#include <linux/kvm.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "vmm/kvm/host.h"

namespace snapcheck::vmm::kvm {

class FakeHost : public Host {
 public:
  int open_kvm() override;
  int call(int file, unsigned long request, std::uintptr_t argument) override;
  void* map(int file, std::size_t size) override;
  void unmap(void* mapping, std::size_t size) override;
  void close(int file) override;

  std::vector<std::string> calls;  ///< names without "KVM_", in order, without those that were made to fail by EINTR
  std::size_t fail_at = SIZE_MAX;  ///< the call with this number fails ...
  int failure = 5;                 ///< ... with this errno
  int interruptions = 0;           ///< EINTRs before each call gets through
  std::set<int> open_files;
  std::set<void*> mappings;
  std::map<std::uint32_t, std::uint64_t> msrs;  ///< of the one vCPU
  std::set<std::uint32_t> unreadable_msrs;
  std::uint64_t tsc_offset = 0;
  int xsave2_size = 0;
  std::vector<kvm_msr_entry> written_msrs;

 private:
  int open_file();
  int answer(const std::string& name, std::uintptr_t argument);
  int read_msrs(std::uintptr_t argument);
  int write_msrs(std::uintptr_t argument);

  int next_file_ = 100;
  std::size_t made_ = 0;
  int interrupted_ = 0;
};

}  // namespace snapcheck::vmm::kvm
