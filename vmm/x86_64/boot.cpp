#include "vmm/x86_64/boot.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "vmm/x86_64/acpi.h"
#include "vmm/x86_64/elf.h"
#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm::x86_64 {
namespace {

using base::Error;
using base::Result;

constexpr std::uint32_t kStartInfoMagic = 0x336ec578;
constexpr std::uint32_t kRam = 1;
constexpr std::uint32_t kReserved = 2;
constexpr std::uint64_t kPage = 4096;

struct StartInfo {
  std::uint32_t magic;
  std::uint32_t version;  // 1: with a memory map; Linux stops without one
  std::uint32_t flags;
  std::uint32_t module_count;
  std::uint64_t modules;
  std::uint64_t command_line;
  std::uint64_t rsdp;
  std::uint64_t memory_map;
  std::uint32_t memory_map_entries;
  std::uint32_t reserved;
};
static_assert(sizeof(StartInfo) == 56);

struct Module {
  std::uint64_t address;
  std::uint64_t size;
  std::uint64_t command_line;
  std::uint64_t reserved;
};
static_assert(sizeof(Module) == 32);

struct MapEntry {
  std::uint64_t address;
  std::uint64_t size;
  std::uint32_t type;
  std::uint32_t reserved;
};
static_assert(sizeof(MapEntry) == 24);

Error too_small(const char* what) {
  return {std::string("the guest's memory is too small for ") + what, "raise --memory"};
}

/// Copies bytes to guest-physical memory; false when there is no RAM.
bool put(const GuestMemory& memory, std::uint64_t address, std::span<const std::byte> bytes) {
  const auto place = memory.at(address, bytes.size());
  if (place.size() != bytes.size()) return false;
  if (!bytes.empty()) std::memcpy(place.data(), bytes.data(), bytes.size());
  return true;
}

template <typename T>
bool put_value(const GuestMemory& memory, std::uint64_t address, const T& value) {
  return put(memory, address, std::as_bytes(std::span(&value, 1)));
}

std::vector<MapEntry> memory_map(const GuestMemory& memory) {
  const std::uint64_t low = std::min(memory.size(), kLowEnd);
  std::vector<MapEntry> map = {{0, kReservedStart, kRam, 0},
                               {kReservedStart, kHighStart - kReservedStart, kReserved, 0},
                               {kHighStart, low - kHighStart, kRam, 0}};
  if (memory.size() > low) map.push_back({kAbove4G, memory.size() - low, kRam, 0});
  return map;
}

/// Code and data segments that span 4 GiB, and a task segment, in a table that the guest replaces at once.
kvm_segment flat(std::uint16_t selector, std::uint8_t type, bool code_or_data) {
  kvm_segment segment{};
  segment.base = 0;
  segment.limit = code_or_data ? 0xffffffff : 0x67;
  segment.selector = selector;
  segment.type = type;
  segment.present = 1;
  segment.s = code_or_data ? 1 : 0;
  segment.db = code_or_data ? 1 : 0;
  segment.g = code_or_data ? 1 : 0;
  return segment;
}

}  // namespace

Result<std::uint32_t> load(const BootSpec& spec, const GuestMemory& memory) {
  const auto kernel = read_kernel(spec.kernel);
  if (!kernel) return kernel.error();
  for (const Segment& segment : kernel->segments) {
    const auto place = memory.at(segment.guest_address, segment.memory_size);
    if (place.empty()) return too_small("the kernel");
    std::memcpy(place.data(), segment.bytes.data(), segment.bytes.size());  // the rest is zero: the memory is new
  }
  if (spec.command_line.size() >= kMaxCommandLine) {
    return Error{"the kernel's command line is longer than " + std::to_string(kMaxCommandLine - 1) + " bytes", ""};
  }
  put(memory, kCommandLineAddress, std::as_bytes(std::span(spec.command_line.c_str(), spec.command_line.size() + 1)));

  StartInfo info{};
  info.magic = kStartInfoMagic;
  info.version = 1;
  info.command_line = kCommandLineAddress;
  info.rsdp = kAcpiStart;
  if (!spec.initramfs.empty()) {
    const std::uint64_t low = std::min(memory.size(), kLowEnd);
    const std::uint64_t end = low - std::min<std::uint64_t>(low, spec.initramfs.size());
    const std::uint64_t address = end / kPage * kPage;
    if (address < kernel->end) return too_small("the initramfs");
    put(memory, address, spec.initramfs);
    put_value(memory, kModuleListAddress, Module{address, spec.initramfs.size(), 0, 0});
    info.module_count = 1;
    info.modules = kModuleListAddress;
  }
  const std::vector<MapEntry> map = memory_map(memory);
  put(memory, kMemoryMapAddress, std::as_bytes(std::span(map)));
  info.memory_map = kMemoryMapAddress;
  info.memory_map_entries = static_cast<std::uint32_t>(map.size());
  put_value(memory, kStartInfoAddress, info);

  constexpr std::uint64_t kGdt[] = {0, 0x00cf9b000000ffff, 0x00cf93000000ffff, 0x00008b0000000067};
  put(memory, kGdtAddress, std::as_bytes(std::span(kGdt)));
  const std::vector<std::uint8_t> tables = acpi_tables(spec.vcpus);
  put(memory, kAcpiStart, std::as_bytes(std::span(tables)));
  return kernel->entry;
}

kvm_regs entry_registers(std::uint32_t entry) {
  kvm_regs regs{};
  regs.rip = entry;
  regs.rbx = kStartInfoAddress;
  regs.rflags = 2;
  return regs;
}

void set_entry_segments(kvm_sregs& sregs) {
  constexpr std::uint8_t kCode = 0xb, kData = 0x3, kTask = 0xb;
  sregs.cs = flat(0x8, kCode, true);
  sregs.ds = sregs.es = sregs.fs = sregs.gs = sregs.ss = flat(0x10, kData, true);
  sregs.tr = flat(0x18, kTask, false);
  sregs.gdt.base = kGdtAddress;
  sregs.gdt.limit = 4 * 8 - 1;
  sregs.idt.base = 0;
  sregs.idt.limit = 0;
  sregs.cr0 = 0x11;  // PE, ET
  sregs.cr3 = 0;
  sregs.cr4 = 0;
  sregs.efer = 0;
}

}  // namespace snapcheck::vmm::x86_64
