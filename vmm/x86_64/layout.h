// The guest's physical memory and its interrupts, in one place.
//
//   0x00000500  GDT                     (used until the kernel loads its own)
//   0x00006000  hvm_start_info, modlist, memory map
//   0x00020000  command line
//   0x0009fc00  reserved from here to 1 MiB: no RAM for the kernel
//   0x000c0000    channel buffer, 128 KiB
//   0x000e0000    RSDP, ACPI tables, VMGenID
//   0x00100000  RAM: kernel at its ELF addresses, initramfs at the top of low memory
//   0xc0000000  end of low memory, hole for devices: channel doorbell 0xd0000000, IOAPIC, LAPIC, TSS pages of VMX
//  0x100000000  the rest of the RAM
#pragma once

#include <cstdint>

namespace snapcheck::vmm::x86_64 {

inline constexpr std::uint64_t kGdtAddress = 0x500;
inline constexpr std::uint64_t kStartInfoAddress = 0x6000;
inline constexpr std::uint64_t kModuleListAddress = 0x6100;
inline constexpr std::uint64_t kMemoryMapAddress = 0x7000;
inline constexpr std::uint64_t kCommandLineAddress = 0x20000;
inline constexpr std::uint64_t kMaxCommandLine = 2048;  // COMMAND_LINE_SIZE of x86, with the NUL
inline constexpr std::uint64_t kReservedStart = 0x9fc00;
inline constexpr std::uint64_t kChannelBuffer = 0xc0000;
inline constexpr std::uint64_t kChannelBufferSize = 128 << 10;
inline constexpr std::uint64_t kAcpiStart = 0xe0000;  // Linux looks for "RSD PTR " from here on, on 16-byte borders
inline constexpr std::uint64_t kAcpiEnd = 0xf0000;
inline constexpr std::uint64_t kVmGenIdAddress = 0xef000;
inline constexpr std::uint64_t kHighStart = 0x100000;
inline constexpr std::uint64_t kLowEnd = 0xc0000000;
inline constexpr std::uint64_t kChannelDoorbell = 0xd0000000;
inline constexpr std::uint64_t kIoApic = 0xfec00000;
inline constexpr std::uint64_t kLocalApic = 0xfee00000;
inline constexpr std::uintptr_t kTssAddress = 0xfffbd000;
inline constexpr std::uint64_t kAbove4G = 0x100000000;

inline constexpr std::uint32_t kSerialGsi = 4;
inline constexpr std::uint32_t kVmGenIdGsi = 5;
inline constexpr std::uint16_t kSerialPort = 0x3f8;

inline constexpr std::uint32_t kMaxVcpus = 8;
inline constexpr std::uint64_t kMinMemory = 64ull << 20;
inline constexpr std::uint64_t kMaxMemory = 64ull << 30;

}  // namespace snapcheck::vmm::x86_64
