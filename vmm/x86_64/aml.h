// A builder for the few words of AML (ACPI 6.5, chapter 20) that a DSDT of four devices needs.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace snapcheck::vmm::x86_64::aml {

using Bytes = std::vector<std::uint8_t>;

Bytes join(std::span<const Bytes> parts);
Bytes integer(std::uint64_t value);
Bytes text(std::string_view value);
/// A path as in AML source: "_HID", "\\_SB_.VGEN". Segments have four characters.
Bytes path(std::string_view value);
/// An EISA id such as "PNP0501", as the integer it is compressed to.
Bytes eisa_id(std::string_view value);
Bytes package(std::span<const Bytes> elements);
Bytes name(std::string_view path, const Bytes& value);
Bytes device(std::string_view path, std::span<const Bytes> members);
Bytes scope(std::string_view path, std::span<const Bytes> members);
Bytes method(std::string_view path, std::uint8_t arguments, std::span<const Bytes> body);
/// If (Arg0 == value) { body }
Bytes if_argument_is(std::uint64_t value, const Bytes& body);
Bytes notify(std::string_view object, std::uint64_t value);

/// Resource descriptors for _CRS.
Bytes io_port(std::uint16_t port, std::uint8_t length);
Bytes memory32(std::uint32_t address, std::uint32_t length);
/// Edge-triggered, active high, exclusive.
Bytes interrupt(std::uint32_t gsi);
/// ResourceTemplate: a buffer with an end tag.
Bytes resources(std::span<const Bytes> descriptors);

}  // namespace snapcheck::vmm::x86_64::aml
