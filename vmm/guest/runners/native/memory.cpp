#include "vmm/guest/runners/native/memory.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

namespace snapcheck::runner {
namespace {

constexpr std::uint64_t kChunkHeader = 8, kLeastChunk = 32;  // of glibc's malloc

std::string printable(const std::string& text) {
  try {
    (void)nlohmann::json(text).dump();
    return text;
  } catch (const nlohmann::json::exception&) {
    std::string escaped;
    for (const char c : text) {
      char hex[8];
      std::snprintf(hex, sizeof hex, "\\x%02x", static_cast<unsigned char>(c));
      escaped += c >= 0x20 && c < 0x7f ? std::string(1, c) : hex;
    }
    return escaped;
  }
}

/// FNV-1a of 64 bits: two machines are compared, nobody attacks.
std::string digest(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  char hex[32];
  std::snprintf(hex, sizeof hex, "fnv1a:%016llx", static_cast<unsigned long long>(hash));
  return hex;
}

}  // namespace

std::uint64_t word(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + at, size);
  return value;
}

std::string shown(const std::string& text) { return text.size() <= kLongest ? printable(text) : digest(text); }

Memory::Memory(pid_t process)
    : process_(process),
      mappings_(mappings_of(process)),
      counter_(counter_of_sdk(process, mappings_)),
      guard_(stack_guard_of(process)) {}

const Mapping* Memory::mapping_at(std::uint64_t address) const {
  for (const Mapping& mapping : mappings_) {
    if (address >= mapping.begin && address < mapping.end) return &mapping;
  }
  return nullptr;
}

bool Memory::leads_to_state(std::uint64_t address) const {
  const Mapping* mapping = mapping_at(address);
  return mapping != nullptr && mapping->writable;
}

std::optional<std::string> Memory::read(std::uint64_t address, std::uint64_t size) const {
  if (size > kLargest) return std::nullopt;
  return read_memory(process_, address, size);
}

std::optional<std::string> Memory::text_at(std::uint64_t address) const {
  std::string text;
  while (text.size() < kLongest) {
    const Mapping* mapping = mapping_at(address + text.size());
    if (mapping == nullptr) return std::nullopt;
    const auto piece = read(address + text.size(), std::min<std::uint64_t>(256, mapping->end - address - text.size()));
    if (!piece) return std::nullopt;
    text += *piece;
    if (const std::size_t end = text.find('\0'); end != std::string::npos) return text.substr(0, end);
  }
  return text;
}

std::uint64_t Memory::number_at(std::uint64_t address) const {
  const auto bytes = read(address, 8);
  return bytes ? word(*bytes, 0) : 0;
}

/// In front of each piece is its size with the header, in sixteens, and behind it the size of the next one, whose
/// lowest bit says that this one is in use.
std::optional<Memory::Extent> Memory::allocated(std::uint64_t address) const {
  const Mapping* mapping = mapping_at(address);
  if (mapping == nullptr || !mapping->writable || !(mapping->path.empty() || mapping->path == "[heap]")) return {};
  if (address % 16 != 0 || address - mapping->begin < 2 * kChunkHeader) return {};
  const std::uint64_t chunk = number_at(address - kChunkHeader) & ~std::uint64_t{7};
  if (chunk < kLeastChunk || chunk % 16 != 0 || chunk > mapping->end - address) return {};
  const std::uint64_t next = number_at(address - kChunkHeader + chunk);
  if ((next & 1) == 0 || (next & ~std::uint64_t{7}) % 16 != 0 || next > mapping->end - mapping->begin) return {};
  const std::uint64_t most = chunk - kChunkHeader;
  return Extent{chunk == kLeastChunk ? 0 : most - 15, most};
}

std::size_t Memory::outdated_engine(std::string_view bytes) const {
  for (std::size_t at = 0; counter_ && at + 24 < bytes.size(); at += 8) {
    const std::uint64_t kernel = word(bytes, at + 8);
    if (word(bytes, at) != *counter_ || mapping_at(kernel) == nullptr) continue;
    if (word(bytes, at + 16) != number_at(*counter_) + number_at(kernel)) return at;
  }
  return std::string::npos;
}

std::optional<std::string> Memory::string_in(std::string_view bytes, std::uint64_t address) const {
  if (bytes.size() != 32) return std::nullopt;
  const std::uint64_t data = word(bytes, 0), size = word(bytes, 8), capacity = word(bytes, 16);
  if (data == address + 16) {
    if (size > 15 || bytes[16 + size] != 0) return std::nullopt;
    return std::string(bytes.substr(16, size));
  }
  if (capacity < 16 || size > capacity || size > kLargest || mapping_at(data) == nullptr) return std::nullopt;
  const auto text = read(data, size + 1);
  if (!text || text->back() != 0) return std::nullopt;
  return text->substr(0, size);
}

std::optional<std::string> Memory::vector_in(std::string_view bytes) const {
  if (bytes.size() != 24) return std::nullopt;
  const std::uint64_t begin = word(bytes, 0), end = word(bytes, 8), last = word(bytes, 16);
  const Mapping* mapping = mapping_at(begin);
  if (mapping == nullptr || end < begin || last < end || last > mapping->end || !mapping->writable) return std::nullopt;
  return read(begin, std::min(end - begin, kLargest));
}

bool Memory::may_have_rests(std::uint64_t address) const {
  const Mapping* mapping = mapping_at(address);
  return mapping != nullptr && mapping->writable && (mapping->path.empty() || mapping->path.front() == '[');
}

/// A guard of the stack; or a link, as glibc links pieces that were freed by their first words, each mixed with its own
/// address.
bool Memory::is_left(std::uint64_t address, std::uint64_t value) const {
  if (value == 0) return false;
  if (value == guard_) return true;
  if (address % 16 != 0) return false;
  const std::uint64_t next = value ^ address >> 12;
  return next == 0 || (next % 16 == 0 && may_have_rests(next));
}

bool Memory::is_rest(std::uint64_t address, std::uint64_t size) const {
  if (!may_have_rests(address)) return false;
  for (std::uint64_t at = address / 8 * 8; at < address + size; at += 8) {
    const std::uint64_t value = number_at(at);
    const bool part = at < address || at + 8 > address + size;
    if (is_left(at, value) || (part && mapping_at(value) != nullptr)) return true;
  }
  return false;
}

/// The second word is a mark then.
bool Memory::is_freed(std::uint64_t address) const {
  return may_have_rests(address) && is_left(address, number_at(address)) && number_at(address + 8) != 0;
}

std::string Memory::masked(std::string_view bytes, std::uint64_t address, bool& whole) const {
  static const char kDigits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    if ((address + at) % 8 == 0 && bytes.size() - at >= 8) {
      const std::uint64_t value = word(bytes, at);
      const bool points = mapping_at(value) != nullptr;
      if (points || is_left(address + at, value)) {
        text += points ? "<pointer>" : "<rest>";
        whole = whole && points && !leads_to_state(value);
        at += 8;
        continue;
      }
    }
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return bytes.size() <= kLongest ? text : digest(text);
}

}  // namespace snapcheck::runner
