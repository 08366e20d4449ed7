// What a guest boots from, without KVM: kernel images, ACPI tables, start info, CPUID.
#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lz4.h>

#include <cstring>
#include <fstream>
#include <numeric>

#include "vmm/image/bzimage.h"
#include "vmm/x86_64/acpi.h"
#include "vmm/x86_64/boot.h"
#include "vmm/x86_64/cpuid.h"
#include "vmm/x86_64/elf.h"
#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm::x86_64 {
namespace {

using testing::HasSubstr;
using Bytes = std::vector<std::byte>;

template <typename T>
void put(Bytes& bytes, std::size_t at, const T& value) {
  if (bytes.size() < at + sizeof value) bytes.resize(at + sizeof value);
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

/// One segment of 16 bytes in the file, 8192 in memory, and a PVH note.
Bytes small_kernel() {
  Bytes bytes;
  Elf64_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_machine = EM_X86_64;
  header.e_phoff = sizeof header;
  header.e_phentsize = sizeof(Elf64_Phdr);
  header.e_phnum = 2;
  put(bytes, 0, header);
  Elf64_Phdr load{};
  load.p_type = PT_LOAD;
  load.p_offset = 512;
  load.p_paddr = 0x1000000;
  load.p_filesz = 16;
  load.p_memsz = 8192;
  put(bytes, sizeof header, load);
  Elf64_Phdr notes{};
  notes.p_type = PT_NOTE;
  notes.p_offset = 256;
  notes.p_filesz = 20;
  put(bytes, sizeof header + sizeof load, notes);
  put(bytes, 256, Elf64_Nhdr{4, 4, 18});
  put(bytes, 268, std::array<char, 4>{'X', 'e', 'n', '\0'});
  put(bytes, 272, std::uint32_t{0x1000010});
  bytes.resize(528, std::byte{0xcc});
  return bytes;
}

TEST(Kernel, SegmentsAndEntryAreRead) {
  const Bytes bytes = small_kernel();
  const auto kernel = read_kernel(bytes);
  ASSERT_TRUE(kernel) << kernel.error().what;
  EXPECT_EQ(kernel->entry, 0x1000010u);
  EXPECT_EQ(kernel->end, 0x1002000u);
  ASSERT_EQ(kernel->segments.size(), 1u);
  EXPECT_EQ(kernel->segments[0].bytes.size(), 16u);
}

TEST(Kernel, EveryLengthIsReadSafely) {
  const Bytes whole = small_kernel();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_FALSE(read_kernel(cut)) << size;
  }
}

TEST(Kernel, DamageIsNamed) {
  const auto error = [](Bytes bytes) {
    const auto result = read_kernel(bytes);
    return result ? std::string() : result.error().what;
  };
  EXPECT_THAT(error({}), HasSubstr("no ELF file"));
  Bytes bytes = small_kernel();
  put(bytes, EI_CLASS, std::uint8_t{ELFCLASS32});
  EXPECT_THAT(error(bytes), HasSubstr("not for x86-64"));
  bytes = small_kernel();
  put(bytes, 64 + offsetof(Elf64_Phdr, p_paddr), std::uint64_t{0xfffffffffffff000});
  EXPECT_THAT(error(bytes), HasSubstr("outside the memory"));
  bytes = small_kernel();
  put(bytes, 64 + offsetof(Elf64_Phdr, p_offset), ~std::uint64_t{0});
  EXPECT_THAT(error(bytes), HasSubstr("outside the file"));
  bytes = small_kernel();
  put(bytes, 64 + offsetof(Elf64_Phdr, p_memsz), std::uint64_t{8});
  EXPECT_THAT(error(bytes), HasSubstr("larger in the file"));
  bytes = small_kernel();
  put(bytes, 272, std::uint32_t{0x5000000});
  EXPECT_THAT(error(bytes), HasSubstr("entry point is outside"));
  bytes = small_kernel();
  put(bytes, 264, std::uint32_t{17});
  EXPECT_THAT(error(bytes), HasSubstr("no PVH entry point"));
}

/// A bzImage around `plain`, LZ4 in the legacy frame.
Bytes pack(const std::string& plain) {
  std::string packed(static_cast<std::size_t>(LZ4_compressBound(static_cast<int>(plain.size()))), '\0');
  const int size = LZ4_compress_default(plain.data(), packed.data(), static_cast<int>(plain.size()),
                                        static_cast<int>(packed.size()));
  Bytes bytes(0x600);
  put(bytes, 0x1f1, std::uint8_t{1});
  put(bytes, 0x202, std::array<char, 4>{'H', 'd', 'r', 'S'});
  put(bytes, 0x206, std::uint16_t{0x20f});
  const std::uint32_t offset = 0x200, length = static_cast<std::uint32_t>(size) + 12;
  put(bytes, 0x248, offset);
  put(bytes, 0x24c, length);
  std::size_t at = 2 * 512 + offset;
  put(bytes, at, std::uint32_t{0x184c2102});
  put(bytes, at + 4, static_cast<std::uint32_t>(size));
  bytes.resize(at + length);
  std::memcpy(bytes.data() + at + 8, packed.data(), static_cast<std::size_t>(size));
  put(bytes, at + length - 4, static_cast<std::uint32_t>(plain.size()));
  return bytes;
}

TEST(BzImage, IsUnpacked) {
  std::string plain(100'000, 'k');
  for (std::size_t i = 0; i < plain.size(); i += 3) plain[i] = static_cast<char>(i);
  const auto result = image::unpack_kernel(pack(plain));
  ASSERT_TRUE(result) << result.error().what;
  ASSERT_EQ(result->size(), plain.size());
  EXPECT_EQ(std::memcmp(result->data(), plain.data(), plain.size()), 0);
}

TEST(BzImage, AnElfFileStaysAsItIs) { EXPECT_EQ(image::unpack_kernel(small_kernel())->size(), small_kernel().size()); }

TEST(BzImage, EveryLengthAndManyDamagesAreReadSafely) {
  const Bytes whole = pack(std::string(5000, 'k'));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(image::unpack_kernel(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))));
  }
  for (std::size_t at = 0x1f0; at < 0x250; ++at) {
    for (const int value : {0, 1, 0x7f, 0x80, 0xff}) {
      Bytes bytes = whole;
      bytes[at] = static_cast<std::byte>(value);
      (void)image::unpack_kernel(std::move(bytes)).has_value();
    }
  }
  Bytes other = whole;
  put(other, 0x600 - 0x200 + 0x200, std::uint32_t{0x12345678});
  EXPECT_THAT(image::unpack_kernel(other).error().what, HasSubstr("something else than LZ4 or zstd"));
}

std::uint64_t number(const std::vector<std::uint8_t>& bytes, std::size_t at, int size) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + at, static_cast<std::size_t>(size));
  return value;
}

int sum(const std::vector<std::uint8_t>& bytes, std::size_t from, std::size_t size) {
  const auto start = bytes.begin() + static_cast<std::ptrdiff_t>(from);
  return std::accumulate(start, start + static_cast<std::ptrdiff_t>(size), 0) & 0xff;
}

TEST(Acpi, AllChecksumsAreRightAndAllPointersLead) {
  for (const std::uint32_t vcpus : {1u, 8u}) {
    const auto image = acpi_tables(vcpus);
    ASSERT_LT(image.size(), kVmGenIdAddress - kAcpiStart);
    EXPECT_EQ(std::memcmp(image.data(), "RSD PTR ", 8), 0);
    EXPECT_EQ(sum(image, 0, 20), 0);
    EXPECT_EQ(sum(image, 0, 36), 0);
    const auto table = [&](std::uint64_t address, const char* signature) {
      const std::size_t at = address - kAcpiStart;
      EXPECT_EQ(std::memcmp(image.data() + at, signature, 4), 0) << signature;
      EXPECT_EQ(sum(image, at, number(image, at + 4, 4)), 0) << signature;
      return at;
    };
    const std::size_t xsdt = table(number(image, 24, 8), "XSDT");
    const std::size_t fadt = table(number(image, xsdt + 36, 8), "FACP");
    const std::size_t madt = table(number(image, xsdt + 44, 8), "APIC");
    table(number(image, fadt + 140, 8), "DSDT");
    EXPECT_TRUE((number(image, fadt + 112, 4) & (1 << 20)) != 0) << "HW_REDUCED_ACPI";
    EXPECT_EQ(number(image, madt + 4, 4), 44u + 8 * vcpus + 12);
  }
}

/// The disassembler of ACPICA must read the DSDT, and find in it what was meant.
TEST(Acpi, IaslReadsTheDsdt) {
  char folder[] = "/tmp/snapcheck-acpi-XXXXXX";
  ASSERT_NE(mkdtemp(folder), nullptr);
  const auto bytes = dsdt();
  const std::string stem = std::string(folder) + "/dsdt";
  std::ofstream(stem + ".aml", std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  const int status = std::system(("iasl -d " + stem + ".aml >/dev/null 2>" + stem + ".err").c_str());
  std::ifstream file(stem + ".dsl");
  const std::string source((std::istreambuf_iterator<char>(file)), {});
  std::system(("rm -r " + std::string(folder)).c_str());
  ASSERT_EQ(status, 0) << "iasl comes with the package acpica-tools";
  for (const char* part : {"Device (VGEN)", "\"VMGENCTR\"", "0x000EF000", "Device (GED)", "\"ACPI0013\"",
                           "Interrupt (ResourceConsumer, Edge, ActiveHigh, Exclusive", "Method (_EVT, 1, Serialized)",
                           "If ((Arg0 == 0x05))", "Notify (\\_SB.VGEN, 0x80)", "EisaId (\"PNP0501\")", "0x03F8",
                           "Device (CHAN)", "0xD0000000"}) {
    EXPECT_THAT(source, HasSubstr(part));
  }
  EXPECT_THAT(source, testing::Not(HasSubstr("Warning")));
}

TEST(Boot, StartInfoIsWhatPvhWants) {
  const GuestMemory memory = std::move(*GuestMemory::create(64 << 20));
  const Bytes kernel = small_kernel(), initramfs(5000, std::byte{0x42});
  const auto entry = load({kernel, initramfs, "console=ttyS0", 1}, memory);
  ASSERT_TRUE(entry) << entry.error().what;
  const auto word = [&](std::uint64_t address) {
    std::uint64_t value = 0;
    std::memcpy(&value, memory.at(address, 8).data(), 8);
    return value;
  };
  EXPECT_EQ(word(kStartInfoAddress), 0x00000001336ec578u) << "magic, version";
  EXPECT_EQ(word(kStartInfoAddress + 8) >> 32, 1u) << "one module";
  EXPECT_EQ(word(kStartInfoAddress + 24), kCommandLineAddress);
  EXPECT_EQ(word(kStartInfoAddress + 32), kAcpiStart);
  const std::uint64_t address = word(kModuleListAddress);
  EXPECT_EQ(address % 4096, 0u);
  EXPECT_EQ(word(kModuleListAddress + 8), 5000u);
  EXPECT_EQ(memory.at(address, 1)[0], std::byte{0x42});
  const std::uint64_t entries = word(kStartInfoAddress + 48) & 0xffffffff;
  EXPECT_EQ(entries, 3u);
  // The map is sorted, has no overlap, and its RAM is memory that exists.
  std::uint64_t end = 0;
  for (std::uint64_t i = 0; i < entries; ++i) {
    const std::uint64_t start = word(kMemoryMapAddress + 24 * i), size = word(kMemoryMapAddress + 24 * i + 8);
    EXPECT_EQ(start, end);
    end = start + size;
    EXPECT_EQ(memory.at(start, size).size(), size);
  }
  EXPECT_EQ(end, 64u << 20);
}

TEST(Boot, WhatDoesNotFitIsRefused) {
  const GuestMemory memory = std::move(*GuestMemory::create(64 << 20));
  const Bytes kernel = small_kernel(), large(60 << 20);
  EXPECT_THAT(load({kernel, large, "", 1}, memory).error().what, HasSubstr("too small for the initramfs"));
  EXPECT_THAT(load({kernel, {}, std::string(2048, 'x'), 1}, memory).error().what, HasSubstr("command line"));
}

TEST(Memory, OnlyRamIsHandedOut) {
  const GuestMemory memory = std::move(*GuestMemory::create(4096ull << 20));
  EXPECT_EQ(memory.at(0, 4096).size(), 4096u);
  EXPECT_EQ(memory.at(kLowEnd - 1, 1).size(), 1u);
  EXPECT_TRUE(memory.at(kLowEnd - 1, 2).empty());
  EXPECT_TRUE(memory.at(kLowEnd, 1).empty());
  EXPECT_EQ(memory.at(kAbove4G, 4096).data(), memory.bytes().data() + kLowEnd);
  EXPECT_TRUE(memory.at(kAbove4G, (1ull << 30) + 1).empty());
  EXPECT_TRUE(memory.at(~std::uint64_t{0}, 2).empty());
  EXPECT_TRUE(memory.at(8, ~std::uint64_t{0}).empty());
}

TEST(Memory, SizesAreChecked) {
  for (const std::uint64_t size : {0ull, 63ull << 20, (64ull << 20) + 4096, 65ull << 30}) {
    EXPECT_FALSE(GuestMemory::create(size)) << size;
  }
}

TEST(Cpuid, IsFitForAGuest) {
  std::vector<kvm_cpuid_entry2> supported(5);
  supported[0].function = 1;
  supported[0].ecx = 1 << 5 | 1 << 3;
  supported[1].function = 0x80000007;
  supported[1].edx = 1 << 8;
  supported[2].function = 0x80000001;
  supported[2].ecx = 1 << 2;
  supported[3].function = 0x40000001;
  supported[3].eax = ~0u;
  supported[4].function = 0xb;
  supported[4].index = 1;
  const auto fixed = guest_cpuid(supported, 3, 4);
  EXPECT_EQ(fixed[0].ecx, 1u << 31 | 1u << 24) << "hypervisor and deadline timer, no VMX, no MONITOR";
  EXPECT_EQ(fixed[0].ebx >> 24, 3u);
  EXPECT_EQ(fixed[1].edx, 0u) << "invariant TSC";
  EXPECT_EQ(fixed[2].ecx, 0u) << "SVM";
  EXPECT_EQ(fixed[3].eax, 1u << 0 | 1u << 1 | 1u << 3 | 1u << 24);
  EXPECT_EQ(fixed[4].ebx, 4u);
  EXPECT_EQ(fixed[4].eax, 2u);
  EXPECT_EQ(fixed[4].edx, 3u);
}

}  // namespace
}  // namespace snapcheck::vmm::x86_64
