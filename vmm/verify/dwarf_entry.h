// Questions to one entry of the debug information, and to what it stands for.
#pragma once

#include <elfutils/libdw.h>

#include <cstdint>
#include <optional>

namespace snapcheck::vmm::verify {

bool has(Dwarf_Die entry, unsigned attribute);
/// Of the entry, or of the declaration that it completes; nothing if it has none.
std::optional<Dwarf_Die> type_in(Dwarf_Die entry);
std::optional<std::uint64_t> number_in(Dwarf_Die entry, unsigned attribute);

}  // namespace snapcheck::vmm::verify
