#include "vmm/x86_64/acpi.h"

#include <cstring>
#include <initializer_list>
#include <string_view>

#include "vmm/x86_64/aml.h"
#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm::x86_64 {
namespace {

using aml::Bytes;

constexpr std::size_t kHeader = 36;

void put(Bytes& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put_at(Bytes& bytes, std::size_t at, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes[at + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> (8 * i));
}

void put_text(Bytes& bytes, std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }

/// The byte that makes the sum of [from, to) zero.
std::uint8_t checksum(const Bytes& bytes, std::size_t from, std::size_t to) {
  std::uint8_t sum = 0;
  for (std::size_t i = from; i < to; ++i) sum = static_cast<std::uint8_t>(sum + bytes[i]);
  return static_cast<std::uint8_t>(-sum);
}

/// A table with its 36-byte header.
Bytes table(std::string_view signature, std::uint8_t revision, const Bytes& body) {
  Bytes result;
  put_text(result, signature);
  put(result, kHeader + body.size(), 4);
  result.push_back(revision);
  result.push_back(0);  // checksum, below
  put_text(result, "SNAPCK");
  put_text(result, "SNAPCHEK");
  put(result, 1, 4);
  put_text(result, "SNCK");
  put(result, 1, 4);
  result.insert(result.end(), body.begin(), body.end());
  result[9] = checksum(result, 0, result.size());
  return result;
}

Bytes fadt(std::uint64_t dsdt_address) {
  constexpr std::size_t kLength = 276;                             // revision 6
  constexpr std::uint16_t kNoVga = 1 << 2, kNoCmosClock = 1 << 5;  // and bit 1 clear: no i8042
  constexpr std::uint32_t kWbinvd = 1 << 0, kHardwareReduced = 1 << 20;
  Bytes body(kLength - kHeader);
  const auto set = [&](std::size_t offset, std::uint64_t value, int size) {
    put_at(body, offset - kHeader, value, size);
  };
  set(109, kNoVga | kNoCmosClock, 2);
  set(112, kWbinvd | kHardwareReduced, 4);
  set(131, 5, 1);  // minor version
  set(140, dsdt_address, 8);
  std::memcpy(body.data() + 268 - kHeader, "SNAPCHEK", 8);  // hypervisor vendor
  return table("FACP", 6, body);
}

Bytes madt(std::uint32_t vcpus) {
  Bytes body;
  put(body, kLocalApic, 4);
  put(body, 0, 4);  // no 8259 to set up
  for (std::uint32_t i = 0; i < vcpus; ++i) {
    body.push_back(0);  // local APIC
    body.push_back(8);
    body.push_back(static_cast<std::uint8_t>(i));
    body.push_back(static_cast<std::uint8_t>(i));
    put(body, 1, 4);  // enabled
  }
  body.push_back(1);  // IOAPIC
  body.push_back(12);
  body.push_back(0);
  body.push_back(0);
  put(body, kIoApic, 4);
  put(body, 0, 4);  // first GSI
  return table("APIC", 5, body);
}

Bytes generation_device() {
  const Bytes address[] = {aml::integer(kVmGenIdAddress), aml::integer(0)};
  const Bytes members[] = {aml::name("_HID", aml::text("VMGENCTR")), aml::name("_CID", aml::text("VM_Gen_Counter")),
                           aml::name("_DDN", aml::text("VM_Gen_Counter")), aml::name("ADDR", aml::package(address))};
  return aml::device("VGEN", members);
}

Bytes event_device() {
  const Bytes interrupts[] = {aml::interrupt(kVmGenIdGsi)};
  const Bytes handler[] = {aml::if_argument_is(kVmGenIdGsi, aml::notify("\\_SB_.VGEN", 0x80))};
  const Bytes members[] = {aml::name("_HID", aml::text("ACPI0013")), aml::name("_UID", aml::integer(0)),
                           aml::name("_CRS", aml::resources(interrupts)), aml::method("_EVT", 1, handler)};
  return aml::device("GED_", members);
}

Bytes serial_device() {
  const Bytes use[] = {aml::io_port(kSerialPort, 8), aml::interrupt(kSerialGsi)};
  const Bytes members[] = {aml::name("_HID", aml::eisa_id("PNP0501")), aml::name("_UID", aml::integer(0)),
                           aml::name("_CRS", aml::resources(use))};
  return aml::device("COM1", members);
}

Bytes channel_device() {
  const Bytes use[] = {aml::memory32(kChannelBuffer, kChannelBufferSize), aml::memory32(kChannelDoorbell, 0x1000)};
  const Bytes members[] = {aml::name("_HID", aml::text("SNCK0001")), aml::name("_UID", aml::integer(0)),
                           aml::name("_CRS", aml::resources(use))};
  return aml::device("CHAN", members);
}

}  // namespace

Bytes dsdt() {
  const Bytes devices[] = {generation_device(), event_device(), serial_device(), channel_device()};
  return table("DSDT", 2, aml::scope("\\_SB_", devices));
}

Bytes acpi_tables(std::uint32_t vcpus) {
  constexpr std::size_t kRsdp = 36;
  Bytes image(64);  // the RSDP, written at the end
  const auto place = [&](const Bytes& part) {
    image.resize((image.size() + 15) / 16 * 16);
    const std::uint64_t address = kAcpiStart + image.size();
    image.insert(image.end(), part.begin(), part.end());
    return address;
  };
  const std::uint64_t dsdt_address = place(dsdt());
  Bytes pointers;
  for (const std::uint64_t address : {place(fadt(dsdt_address)), place(madt(vcpus))}) put(pointers, address, 8);
  const std::uint64_t xsdt = place(table("XSDT", 1, pointers));

  Bytes rsdp;
  put_text(rsdp, "RSD PTR ");
  rsdp.push_back(0);  // checksum of the first 20 bytes
  put_text(rsdp, "SNAPCK");
  rsdp.push_back(2);  // revision
  put(rsdp, 0, 4);    // no RSDT
  put(rsdp, kRsdp, 4);
  put(rsdp, xsdt, 8);
  put(rsdp, 0, 4);  // extended checksum
  rsdp[8] = checksum(rsdp, 0, 20);
  rsdp[32] = checksum(rsdp, 0, kRsdp);
  std::memcpy(image.data(), rsdp.data(), rsdp.size());
  return image;
}

}  // namespace snapcheck::vmm::x86_64
