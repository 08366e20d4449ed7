// The guest's ACPI tables: hardware-reduced, so that there is no PM timer, no SCI, no legacy device to probe.
//
//   RSDP -> XSDT -> FADT (HW_REDUCED_ACPI, no VGA, no CMOS clock, no i8042) -> DSDT
//                -> MADT (local APICs, IOAPIC)
//   DSDT: VGEN  VM generation id (Microsoft's specification; "VMGENCTR" is the id that all Linux drivers know)
//         GED_  turns the interrupt into Notify(VGEN, 0x80)
//         COM1  16550 at 0x3f8, GSI 4
//         CHAN  the channel: claims its buffer and doorbell
#pragma once

#include <cstdint>
#include <vector>

namespace snapcheck::vmm::x86_64 {

/// All tables as one image for guest-physical kAcpiStart; the RSDP is its first byte.
std::vector<std::uint8_t> acpi_tables(std::uint32_t vcpus);

/// The DSDT alone, for the tests.
std::vector<std::uint8_t> dsdt();

}  // namespace snapcheck::vmm::x86_64
