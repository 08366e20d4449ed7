#include "tests/unit/fake_kvm.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "vmm/kvm/list.h"

namespace snapcheck::vmm::kvm {
namespace {

#define ROW(name) {KVM_##name, #name}
const std::map<unsigned long, std::string> kNames = {
    ROW(GET_API_VERSION),
    ROW(CREATE_VM),
    ROW(CHECK_EXTENSION),
    ROW(GET_VCPU_MMAP_SIZE),
    ROW(CREATE_VCPU),
    ROW(SET_TSS_ADDR),
    ROW(CREATE_IRQCHIP),
    ROW(CREATE_PIT2),
    ROW(SET_USER_MEMORY_REGION),
    ROW(IRQ_LINE),
    ROW(GET_MP_STATE),
    ROW(SET_MP_STATE),
    ROW(GET_REGS),
    ROW(SET_REGS),
    ROW(GET_SREGS),
    ROW(SET_SREGS),
    ROW(GET_XCRS),
    ROW(SET_XCRS),
    ROW(GET_DEBUGREGS),
    ROW(SET_DEBUGREGS),
    ROW(GET_LAPIC),
    ROW(SET_LAPIC),
    ROW(GET_TSC_KHZ),
    ROW(SET_TSC_KHZ),
    ROW(GET_VCPU_EVENTS),
    ROW(SET_VCPU_EVENTS),
    ROW(KVMCLOCK_CTRL),
    ROW(GET_PIT2),
    ROW(SET_PIT2),
    ROW(GET_CLOCK),
    ROW(SET_CLOCK),
    ROW(GET_IRQCHIP),
    ROW(SET_IRQCHIP),
    ROW(GET_DEVICE_ATTR),
    ROW(SET_DEVICE_ATTR),
    ROW(RUN),
    {kGetMsrIndexList.number, "GET_MSR_INDEX_LIST"},
    {kGetSupportedCpuid.number, "GET_SUPPORTED_CPUID"},
    {kGetMsrs.number, "GET_MSRS"},
    {kSetMsrs.number, "SET_MSRS"},
    {kSetCpuid2.number, "SET_CPUID2"},
    {kGetCpuid2.number, "GET_CPUID2"},
    {kGetXsave.number, "GET_XSAVE"},
    {kSetXsave.number, "SET_XSAVE"},
    {kGetXsave2.number, "GET_XSAVE2"},
};
#undef ROW

template <typename T>
T* at(std::uintptr_t argument) {
  return reinterpret_cast<T*>(argument);
}

}  // namespace

int FakeHost::open_file() {
  open_files.insert(next_file_);
  return next_file_++;
}

int FakeHost::open_kvm() { return open_file(); }

void* FakeHost::map(int, std::size_t size) {
  void* mapping = std::calloc(1, size);
  mappings.insert(mapping);
  return mapping;
}

void FakeHost::unmap(void* mapping, std::size_t) {
  mappings.erase(mapping);
  std::free(mapping);
}

void FakeHost::close(int file) { open_files.erase(file); }

int FakeHost::call(int file, unsigned long request, std::uintptr_t argument) {
  const auto name = kNames.find(request);
  if (name == kNames.end() || !open_files.contains(file)) return -ENOTTY;
  if (interrupted_ < interruptions) {
    ++interrupted_;
    return -EINTR;
  }
  interrupted_ = 0;
  calls.push_back(name->second);
  if (made_++ == fail_at) return -failure;
  return answer(name->second, argument);
}

int FakeHost::answer(const std::string& name, std::uintptr_t argument) {
  if (name == "GET_API_VERSION") return KVM_API_VERSION;
  if (name == "CREATE_VM" || name == "CREATE_VCPU") return open_file();
  if (name == "CHECK_EXTENSION") return argument == KVM_CAP_XSAVE2 ? xsave2_size : 1;
  if (name == "GET_VCPU_MMAP_SIZE") return 3 * 4096;
  if (name == "GET_TSC_KHZ") return 3'000'000;
  if (name == "GET_MSRS") return read_msrs(argument);
  if (name == "SET_MSRS") return write_msrs(argument);
  if (name == "GET_MSR_INDEX_LIST") {
    auto* list = at<std::uint32_t>(argument);
    const std::uint32_t room = list[0];
    list[0] = static_cast<std::uint32_t>(msrs.size());
    if (room < msrs.size()) return -E2BIG;
    for (const auto& [index, value] : msrs) *++list = index;
    return 0;
  }
  if (name == "GET_SUPPORTED_CPUID" || name == "GET_CPUID2") {
    auto* header = at<CpuidHeader>(argument);
    auto* entries = reinterpret_cast<kvm_cpuid_entry2*>(header + 1);
    if (header->count < 2) return -E2BIG;
    header->count = 2;
    entries[0].function = 0;
    entries[1].function = 1;
    return 0;
  }
  if (name == "GET_DEVICE_ATTR" || name == "SET_DEVICE_ATTR") {
    auto* offset = reinterpret_cast<std::uint64_t*>(at<kvm_device_attr>(argument)->addr);
    if (name == "GET_DEVICE_ATTR") *offset = tsc_offset;
    if (name == "SET_DEVICE_ATTR") tsc_offset = *offset;
  }
  return 0;
}

int FakeHost::read_msrs(std::uintptr_t argument) {
  auto* header = at<MsrHeader>(argument);
  auto* entries = reinterpret_cast<kvm_msr_entry*>(header + 1);
  for (std::uint32_t i = 0; i < header->count; ++i) {
    if (unreadable_msrs.contains(entries[i].index)) return static_cast<int>(i);
    entries[i].data = msrs[entries[i].index];
  }
  return static_cast<int>(header->count);
}

int FakeHost::write_msrs(std::uintptr_t argument) {
  auto* header = at<MsrHeader>(argument);
  auto* entries = reinterpret_cast<kvm_msr_entry*>(header + 1);
  for (std::uint32_t i = 0; i < header->count; ++i) {
    if (unreadable_msrs.contains(entries[i].index)) return static_cast<int>(i);
    written_msrs.push_back(entries[i]);
  }
  return static_cast<int>(header->count);
}

}  // namespace snapcheck::vmm::kvm
