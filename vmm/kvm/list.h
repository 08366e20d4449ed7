// The form in which KVM takes and gives lists: a header, then a number of entries.
//
// The structures are our own. Those of <linux/kvm.h> end in a flexible array that some versions of the header declare
// in a way that gives them another size in C++ than in C, and an ioctl's number contains that size.
#pragma once

#include <linux/kvm.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "vmm/kvm/host.h"

namespace snapcheck::vmm::kvm {

struct MsrIndexHeader {  ///< kvm_msr_list
  std::uint32_t count;
};
struct MsrHeader {  ///< kvm_msrs
  std::uint32_t count;
  std::uint32_t padding;
};
struct CpuidHeader {  ///< kvm_cpuid2
  std::uint32_t count;
  std::uint32_t padding;
};

inline constexpr Request kGetMsrIndexList{_IOWR(KVMIO, 0x02, MsrIndexHeader), "KVM_GET_MSR_INDEX_LIST"};
inline constexpr Request kGetSupportedCpuid{_IOWR(KVMIO, 0x05, CpuidHeader), "KVM_GET_SUPPORTED_CPUID"};
inline constexpr Request kGetMsrs{_IOWR(KVMIO, 0x88, MsrHeader), "KVM_GET_MSRS"};
inline constexpr Request kSetMsrs{_IOW(KVMIO, 0x89, MsrHeader), "KVM_SET_MSRS"};
inline constexpr Request kSetCpuid2{_IOW(KVMIO, 0x90, CpuidHeader), "KVM_SET_CPUID2"};
inline constexpr Request kGetCpuid2{_IOWR(KVMIO, 0x91, CpuidHeader), "KVM_GET_CPUID2"};
inline constexpr std::size_t kXsaveSize = 4096;  ///< kvm_xsave without what KVM_GET_XSAVE2 adds
inline constexpr Request kGetXsave{_IOC(_IOC_READ, KVMIO, 0xa4, kXsaveSize), "KVM_GET_XSAVE"};
inline constexpr Request kSetXsave{_IOC(_IOC_WRITE, KVMIO, 0xa5, kXsaveSize), "KVM_SET_XSAVE"};
inline constexpr Request kGetXsave2{_IOC(_IOC_READ, KVMIO, 0xcf, kXsaveSize), "KVM_GET_XSAVE2"};

template <typename Header, typename Entry>
class List {
 public:
  explicit List(std::size_t count) : bytes_(sizeof(Header) + count * sizeof(Entry)) {}
  Header& header() { return *reinterpret_cast<Header*>(bytes_.data()); }
  std::span<Entry> entries() {
    return {reinterpret_cast<Entry*>(bytes_.data() + sizeof(Header)), (bytes_.size() - sizeof(Header)) / sizeof(Entry)};
  }
  const void* argument() const { return bytes_.data(); }

 private:
  std::vector<std::byte> bytes_;
};

}  // namespace snapcheck::vmm::kvm
