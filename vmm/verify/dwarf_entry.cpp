#include "vmm/verify/dwarf_entry.h"

#include <dwarf.h>

namespace snapcheck::vmm::verify {

bool has(Dwarf_Die entry, unsigned attribute) { return dwarf_hasattr(&entry, attribute) != 0; }

std::optional<Dwarf_Die> type_in(Dwarf_Die entry) {
  Dwarf_Attribute found;
  Dwarf_Die type;
  if (dwarf_attr_integrate(&entry, DW_AT_type, &found) == nullptr || dwarf_formref_die(&found, &type) == nullptr) {
    return {};
  }
  return type;
}

std::optional<std::uint64_t> number_in(Dwarf_Die entry, unsigned attribute) {
  Dwarf_Attribute found;
  Dwarf_Word value = 0;
  if (dwarf_attr_integrate(&entry, attribute, &found) == nullptr || dwarf_formudata(&found, &value) != 0) return {};
  return value;
}

}  // namespace snapcheck::vmm::verify
