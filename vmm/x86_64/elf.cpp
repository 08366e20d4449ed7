#include "vmm/x86_64/elf.h"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm::x86_64 {
namespace {

using base::Error;
using base::Result;

constexpr std::uint32_t kPvhEntryNote = 18;  // XEN_ELFNOTE_PHYS32_ENTRY
constexpr std::size_t kMaxSegments = 64;

template <typename T>
std::optional<T> read_at(std::span<const std::byte> bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

std::optional<std::span<const std::byte>> slice(std::span<const std::byte> bytes, std::uint64_t offset,
                                                std::uint64_t size) {
  if (offset > bytes.size() || size > bytes.size() - offset) return std::nullopt;
  return bytes.subspan(offset, size);
}

Error damaged(const char* what) { return {std::string("the kernel image is damaged: ") + what, ""}; }

/// The PVH entry among the notes of one PT_NOTE segment.
std::optional<std::uint32_t> find_entry(std::span<const std::byte> notes) {
  const auto padded = [](std::uint32_t size) { return (std::uint64_t{size} + 3) / 4 * 4; };
  std::uint64_t at = 0;
  while (const auto note = read_at<Elf64_Nhdr>(notes, at)) {
    const std::uint64_t name = at + sizeof(Elf64_Nhdr);
    const std::uint64_t content = name + padded(note->n_namesz);
    const auto owner = slice(notes, name, note->n_namesz);
    if (!owner) return std::nullopt;
    if (note->n_type == kPvhEntryNote && owner->size() == 4 && std::memcmp(owner->data(), "Xen", 4) == 0) {
      // 4 or 8 bytes; the address is below 4 GiB.
      if (note->n_descsz >= 4) return read_at<std::uint32_t>(notes, content);
    }
    at = content + padded(note->n_descsz);
  }
  return std::nullopt;
}

Result<void> check(const Segment& segment) {
  if (segment.bytes.size() > segment.memory_size) return damaged("a segment is larger in the file than in memory");
  if (segment.guest_address < kHighStart || segment.guest_address >= kLowEnd ||
      segment.memory_size > kLowEnd - segment.guest_address) {
    return damaged("a segment is outside the memory between 1 MiB and 3 GiB");
  }
  return {};
}

}  // namespace

Result<KernelImage> read_kernel(std::span<const std::byte> file) {
  const auto header = read_at<Elf64_Ehdr>(file, 0);
  if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) return Error{"the kernel is no ELF file", ""};
  if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_machine != EM_X86_64) {
    return Error{"the kernel is not for x86-64", ""};
  }
  if (header->e_phentsize != sizeof(Elf64_Phdr)) return damaged("unknown size of program headers");
  if (header->e_phnum > kMaxSegments) return damaged("too many program headers");
  KernelImage image{};
  std::optional<std::uint32_t> entry;
  for (std::uint64_t i = 0; i < header->e_phnum; ++i) {
    const std::uint64_t at = header->e_phoff + i * sizeof(Elf64_Phdr);
    const auto program = at < header->e_phoff ? std::nullopt : read_at<Elf64_Phdr>(file, at);
    if (!program) return damaged("the program headers are outside the file");
    if (program->p_type != PT_LOAD && program->p_type != PT_NOTE) continue;
    const auto bytes = slice(file, program->p_offset, program->p_filesz);
    if (!bytes) return damaged("a segment is outside the file");
    if (program->p_type == PT_NOTE) {
      if (!entry) entry = find_entry(*bytes);
    } else if (program->p_memsz > 0) {
      const Segment segment{program->p_paddr, program->p_memsz, *bytes};
      if (auto fine = check(segment); !fine) return fine.error();
      image.segments.push_back(segment);
      image.end = std::max(image.end, segment.guest_address + segment.memory_size);
    }
  }
  if (image.segments.empty()) return damaged("it has nothing to load");
  if (!entry) {
    return Error{"the kernel has no PVH entry point", "use a kernel with CONFIG_PVH=y, such as Debian's cloud kernel"};
  }
  const auto holds_entry = [&](const Segment& s) {
    return *entry >= s.guest_address && *entry - s.guest_address < s.memory_size;
  };
  if (!std::ranges::any_of(image.segments, holds_entry)) return damaged("its entry point is outside its segments");
  image.entry = *entry;
  return image;
}

}  // namespace snapcheck::vmm::x86_64
