#include "vmm/x86_64/aml.h"

#include <algorithm>

namespace snapcheck::vmm::x86_64::aml {
namespace {

constexpr std::uint8_t kZero = 0x00, kOne = 0x01, kName = 0x08, kByte = 0x0a, kWord = 0x0b, kDword = 0x0c;
constexpr std::uint8_t kString = 0x0d, kQword = 0x0e, kScope = 0x10, kBuffer = 0x11, kPackage = 0x12, kMethod = 0x14;
constexpr std::uint8_t kDualPath = 0x2e, kMultiPath = 0x2f, kExtended = 0x5b, kDevice = 0x82, kArgument0 = 0x68;
constexpr std::uint8_t kNotify = 0x86, kEqual = 0x93, kIf = 0xa0;

void append(Bytes& to, const Bytes& from) { to.insert(to.end(), from.begin(), from.end()); }

void append_number(Bytes& to, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) to.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

/// PkgLength: counts itself, 1 to 4 bytes.
Bytes package_length(std::size_t content) {
  for (std::size_t bytes = 1; bytes <= 4; ++bytes) {
    const std::size_t length = content + bytes;
    if (bytes == 1 && length < 0x40) return {static_cast<std::uint8_t>(length)};
    if (bytes > 1 && length < (std::size_t{1} << (4 + 8 * (bytes - 1)))) {
      Bytes result{static_cast<std::uint8_t>(((bytes - 1) << 6) | (length & 0xf))};
      append_number(result, length >> 4, static_cast<int>(bytes) - 1);
      return result;
    }
  }
  return {};
}

Bytes block(Bytes opcode, const Bytes& content) {
  append(opcode, package_length(content.size()));
  append(opcode, content);
  return opcode;
}

Bytes named_block(Bytes opcode, std::string_view where, std::span<const Bytes> members) {
  Bytes content = path(where);
  append(content, join(members));
  return block(std::move(opcode), content);
}

}  // namespace

Bytes join(std::span<const Bytes> parts) {
  Bytes all;
  for (const Bytes& part : parts) append(all, part);
  return all;
}

Bytes integer(std::uint64_t value) {
  if (value == 0) return {kZero};
  if (value == 1) return {kOne};
  Bytes result;
  if (value <= 0xff) {
    result.push_back(kByte);
    append_number(result, value, 1);
  } else if (value <= 0xffff) {
    result.push_back(kWord);
    append_number(result, value, 2);
  } else if (value <= 0xffffffff) {
    result.push_back(kDword);
    append_number(result, value, 4);
  } else {
    result.push_back(kQword);
    append_number(result, value, 8);
  }
  return result;
}

Bytes text(std::string_view value) {
  Bytes result(value.size() + 2);  // with the NUL
  result[0] = kString;
  std::ranges::copy(value, result.begin() + 1);
  return result;
}

Bytes path(std::string_view value) {
  Bytes result;
  if (value.starts_with('\\')) {
    result.push_back('\\');
    value.remove_prefix(1);
  }
  const auto segments = static_cast<std::uint8_t>(std::ranges::count(value, '.') + 1);
  if (segments == 2) result.push_back(kDualPath);
  if (segments > 2) {
    result.push_back(kMultiPath);
    result.push_back(segments);
  }
  std::ranges::copy_if(value, std::back_inserter(result), [](char c) { return c != '.'; });
  return result;
}

Bytes eisa_id(std::string_view value) {
  const auto letter = [&](std::size_t i) { return static_cast<std::uint32_t>(value[i] - 0x40) & 0x1f; };
  const auto digit = [&](std::size_t i) {
    const char c = value[i];
    return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'A' + 10);
  };
  const std::uint32_t big =
      letter(0) << 26 | letter(1) << 21 | letter(2) << 16 | digit(3) << 12 | digit(4) << 8 | digit(5) << 4 | digit(6);
  Bytes result{kDword};
  for (int shift = 24; shift >= 0; shift -= 8) result.push_back(static_cast<std::uint8_t>(big >> shift));
  return result;
}

Bytes package(std::span<const Bytes> elements) {
  Bytes content{static_cast<std::uint8_t>(elements.size())};
  append(content, join(elements));
  return block({kPackage}, content);
}

Bytes name(std::string_view where, const Bytes& value) {
  Bytes result{kName};
  append(result, path(where));
  append(result, value);
  return result;
}

Bytes device(std::string_view where, std::span<const Bytes> members) {
  return named_block({kExtended, kDevice}, where, members);
}

Bytes scope(std::string_view where, std::span<const Bytes> members) { return named_block({kScope}, where, members); }

Bytes method(std::string_view where, std::uint8_t arguments, std::span<const Bytes> body) {
  Bytes content = path(where);
  content.push_back(static_cast<std::uint8_t>(arguments | 8));  // serialized
  append(content, join(body));
  return block({kMethod}, content);
}

Bytes if_argument_is(std::uint64_t value, const Bytes& body) {
  Bytes content{kEqual, kArgument0};
  append(content, integer(value));
  append(content, body);
  return block({kIf}, content);
}

Bytes notify(std::string_view object, std::uint64_t value) {
  Bytes result{kNotify};
  append(result, path(object));
  append(result, integer(value));
  return result;
}

Bytes io_port(std::uint16_t port, std::uint8_t length) {
  Bytes result{0x47, 0x01};  // I/O port descriptor, 16-bit decode
  append_number(result, port, 2);
  append_number(result, port, 2);
  result.push_back(1);
  result.push_back(length);
  return result;
}

Bytes memory32(std::uint32_t address, std::uint32_t length) {
  Bytes result{0x86, 9, 0, 0x01};  // 32-bit fixed memory, read-write
  append_number(result, address, 4);
  append_number(result, length, 4);
  return result;
}

Bytes interrupt(std::uint32_t gsi) {
  Bytes result{0x89, 6, 0, 0x03, 1};  // extended interrupt: consumer, edge; one number
  append_number(result, gsi, 4);
  return result;
}

Bytes resources(std::span<const Bytes> descriptors) {
  Bytes data = join(descriptors);
  data.push_back(0x79);  // end tag; checksum 0 means none
  data.push_back(0);
  Bytes content = integer(data.size());
  append(content, data);
  return block({kBuffer}, content);
}

}  // namespace snapcheck::vmm::x86_64::aml
