#include "vmm/x86_64/msrs.h"

#include <algorithm>

namespace snapcheck::vmm::x86_64 {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
  const char* what;
};

constexpr Range kGuestState[] = {
    {0x10, 0x10, "TSC"},
    {0x1b, 0x1b, "APIC_BASE"},
    {0x3b, 0x3b, "TSC_ADJUST"},
    {0x48, 0x48, "SPEC_CTRL"},
    {0xe1, 0xe1, "UMWAIT_CONTROL"},
    {0x122, 0x122, "TSX_CTRL"},
    {0x140, 0x140, "MISC_FEATURES_ENABLES"},
    {0x174, 0x176, "SYSENTER"},
    {0x17a, 0x17b, "MCG_STATUS, MCG_CTL"},
    {0x1a0, 0x1a0, "MISC_ENABLE"},
    {0x1c4, 0x1c5, "XFD, XFD_ERR"},
    {0x1d9, 0x1d9, "DEBUGCTL"},
    {0x200, 0x20f, "MTRR, variable"},
    {0x250, 0x250, "MTRR, fixed 64K"},
    {0x258, 0x259, "MTRR, fixed 16K"},
    {0x268, 0x26f, "MTRR, fixed 4K"},
    {0x277, 0x277, "PAT"},
    {0x2ff, 0x2ff, "MTRR, default"},
    {0x400, 0x47f, "machine check banks"},
    {0x4d0, 0x4d0, "MCG_EXT_CTL"},
    {0x6a0, 0x6a8, "CET"},
    {0x6e0, 0x6e0, "TSC_DEADLINE"},
    {0xda0, 0xda0, "XSS"},
    {0xc0000080, 0xc0000084, "EFER, STAR, LSTAR, CSTAR, FMASK"},
    {0xc0000100, 0xc0000103, "FS, GS, KERNEL_GS base, TSC_AUX"},
    {0xc0000104, 0xc0000104, "TSC ratio of AMD"},
    {0xc001011f, 0xc001011f, "VIRT_SPEC_CTRL"},
    {0x4b564d00, 0x4b564dff, "kvmclock, steal time, async page faults"},
    {0x11, 0x12, "kvmclock, the old numbers"},
};

bool is_guest_state(std::uint32_t index) {
  return std::ranges::any_of(kGuestState,
                             [&](const Range& range) { return index >= range.first && index <= range.last; });
}

int rank(std::uint32_t index) {
  if (index == kMsrTsc) return 0;
  return index == kMsrTscDeadline ? 2 : 1;
}

}  // namespace

void order_msrs(std::vector<std::uint32_t>& msrs) { std::ranges::stable_sort(msrs, {}, rank); }

std::vector<std::uint32_t> msrs_to_save(std::span<const std::uint32_t> host_list) {
  std::vector<std::uint32_t> msrs;
  std::ranges::copy_if(host_list, std::back_inserter(msrs), is_guest_state);
  order_msrs(msrs);
  return msrs;
}

void settle_deadline(std::vector<kvm_msr_entry>& msrs) {
  const auto tsc = std::ranges::find(msrs, kMsrTsc, &kvm_msr_entry::index);
  const auto deadline = std::ranges::find(msrs, kMsrTscDeadline, &kvm_msr_entry::index);
  if (tsc != msrs.end() && deadline != msrs.end() && deadline->data == 0) deadline->data = tsc->data;
}

}  // namespace snapcheck::vmm::x86_64
