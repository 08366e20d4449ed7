#include "vmm/verify/debug_info.h"

#include <cxxabi.h>
#include <dwarf.h>
#include <fcntl.h>
#include <gelf.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>

#include "vmm/verify/dwarf_entry.h"

namespace snapcheck::vmm::verify {
namespace {

constexpr int kDeepest = 64;  // entries inside of each other
constexpr std::string_view kTypeInfo = "typeinfo for ";

std::optional<Dwarf_Die> reference(Dwarf_Die entry, unsigned attribute) {
  Dwarf_Attribute found;
  Dwarf_Die target;
  if (dwarf_attr(&entry, attribute, &found) == nullptr || dwarf_formref_die(&found, &target) == nullptr) return {};
  return target;
}

/// The one operation that says where something is.
std::optional<Dwarf_Op> only_operation(Dwarf_Die entry, unsigned attribute) {
  Dwarf_Attribute location;
  Dwarf_Op* operations = nullptr;
  std::size_t count = 0;
  if (dwarf_attr_integrate(&entry, attribute, &location) == nullptr ||
      dwarf_getlocation(&location, &operations, &count) != 0 || count != 1) {
    return {};
  }
  return operations[0];
}

/// The one address at which it lies; nothing for what is in a register, on the stack or in a thread's own storage.
std::optional<std::uint64_t> address_of(Dwarf_Die variable) {
  const auto operation = only_operation(variable, DW_AT_location);
  if (!operation) return {};
  if (operation->atom == DW_OP_addr) return operation->number;
  Dwarf_Attribute location, address;
  Dwarf_Op copy = *operation;
  Dwarf_Addr value = 0;
  if (dwarf_attr_integrate(&variable, DW_AT_location, &location) == nullptr ||
      dwarf_getlocation_attr(&location, &copy, &address) != 0 || dwarf_formaddr(&address, &value) != 0) {
    return {};
  }
  return value;
}

/// Where the code of a function or block is.
Ranges ranges_of(Dwarf_Die entry) {
  Ranges found;
  Dwarf_Addr base = 0, begin = 0, end = 0;
  for (std::ptrdiff_t at = 0; (at = dwarf_ranges(&entry, at, &base, &begin, &end)) > 0;) found.emplace_back(begin, end);
  return found;
}

bool is_in(const Ranges& ranges, std::uint64_t address) {
  return std::ranges::any_of(ranges,
                             [&](const auto& range) { return address >= range.first && address < range.second; });
}

/// One may be without its folder.
bool is_same_file(std::string_view one, std::string_view other) { return one.ends_with(other) || other.ends_with(one); }

int line_in(Dwarf_Die entry, unsigned attribute) { return static_cast<int>(number_in(entry, attribute).value_or(0)); }

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string demangled(const char* symbol) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> text(abi::__cxa_demangle(symbol, nullptr, nullptr, &status),
                                                         std::free);
  return status == 0 ? text.get() : "";
}

}  // namespace

DebugInfo::DebugInfo(const std::string& path) : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ >= 0) dwarf_ = dwarf_begin(file_, DWARF_C_READ);
  if (dwarf_ == nullptr) return;
  // A definition has the name of its declaration, which may come later.
  for (const bool definitions : {false, true}) {
    definitions_ = definitions;
    Dwarf_CU* unit = nullptr;
    Dwarf_Die entry;
    while (dwarf_get_units(dwarf_, unit, &unit, nullptr, nullptr, &entry, nullptr) == 0) visit_children(entry, {}, 0);
  }
}

DebugInfo::~DebugInfo() {
  if (dwarf_ != nullptr) dwarf_end(dwarf_);
  if (file_ >= 0) close(file_);
}

DebugInfo::Scope DebugInfo::name_in(Dwarf_Die entry, const Scope& scope) const {
  for (const unsigned attribute : {DW_AT_specification, DW_AT_abstract_origin}) {
    const auto first = reference(entry, attribute);
    const auto found = first ? names_.find(first->addr) : names_.end();
    if (found != names_.end()) return found->second;
  }
  const char* name = dwarf_diename(&entry);
  if (name == nullptr) return {};
  return {scope.shown + name, scope.exact + name};
}

void DebugInfo::visit_children(Dwarf_Die entry, const Scope& scope, int depth) {
  Dwarf_Die child;
  if (depth > kDeepest || dwarf_child(&entry, &child) != 0) return;
  do visit(child, scope, depth + 1);
  while (dwarf_siblingof(&child, &child) == 0);
}

void DebugInfo::visit(Dwarf_Die entry, const Scope& scope, int depth) {
  const int tag = dwarf_tag(&entry);
  if (tag == DW_TAG_lexical_block) return visit_children(entry, scope, depth);
  if (tag == DW_TAG_namespace) {
    const char* name = dwarf_diename(&entry);
    const bool shown = name != nullptr && !has(entry, DW_AT_export_symbols);
    return visit_children(entry,
                          {shown ? scope.shown + name + "::" : scope.shown,
                           scope.exact + (name == nullptr ? "(anonymous namespace)" : name) + "::"},
                          depth);
  }
  const bool is_class = tag == DW_TAG_class_type || tag == DW_TAG_structure_type || tag == DW_TAG_union_type;
  if (!is_class && tag != DW_TAG_subprogram && tag != DW_TAG_variable && tag != DW_TAG_member) return;
  const bool elsewhere = has(entry, DW_AT_specification) || has(entry, DW_AT_abstract_origin);
  if (elsewhere && !definitions_) return;
  const Scope name = name_in(entry, scope);
  if (name.shown.empty()) {
    if (is_class) visit_children(entry, scope, depth);
    return;
  }
  names_.emplace(entry.addr, name);
  if (tag == DW_TAG_variable && definitions_) variable(entry, name);
  if (tag == DW_TAG_variable) return;
  if (tag == DW_TAG_subprogram && definitions_ && name.exact == "main") read_main(entry);
  if (is_class && !has(entry, DW_AT_declaration)) complete(entry, name.exact);
  visit_children(entry, {name.shown + "::", name.exact + "::"}, depth);
}

/// Sources of C, and unnamed namespaces, may have different classes of one name.
void DebugInfo::complete(Dwarf_Die entry, const std::string& exact) {
  const auto [known, fresh] = complete_.emplace(without_blanks(exact), entry);
  if (fresh) return;
  Dwarf_Die first = known->second;
  const char *file = dwarf_decl_file(&entry), *other = dwarf_decl_file(&first);
  const bool same = dwarf_bytesize(&entry) == dwarf_bytesize(&first) &&
                    line_in(entry, DW_AT_decl_line) == line_in(first, DW_AT_decl_line) &&
                    (file == nullptr || other == nullptr || is_same_file(file, other));
  if (!same) several_.insert(known->first);
}

void DebugInfo::variable(Dwarf_Die entry, const Scope& name) {
  const auto address = address_of(entry);
  if (!address || *address == 0) return;
  if (const auto type = type_in(entry)) variables_.push_back({name.shown, *address, *type});
}

void DebugInfo::read_main(Dwarf_Die entry) {
  const auto base = only_operation(entry, DW_AT_frame_base);
  main_.ranges = base ? ranges_of(entry) : Ranges{};
  if (main_.ranges.empty()) return;
  if (base->atom == DW_OP_call_frame_cfa) {
    main_.base = MainFunction::kCallFrame;
  } else if (base->atom >= DW_OP_reg0 && base->atom <= DW_OP_reg31) {
    main_.base = base->atom - DW_OP_reg0;
  } else {
    main_.ranges.clear();
    return;
  }
  add_locals(entry, main_.ranges, 0);
  add_lines(entry);
}

void DebugInfo::add_locals(Dwarf_Die block, const Ranges& scope, int depth) {
  Dwarf_Die child;
  if (depth > kDeepest || dwarf_child(&block, &child) != 0) return;
  do {
    const int tag = dwarf_tag(&child);
    if (tag == DW_TAG_lexical_block) {
      const Ranges inner = ranges_of(child);
      add_locals(child, inner.empty() ? scope : inner, depth + 1);
    } else if (tag == DW_TAG_inlined_subroutine) {
      main_.inlined.emplace_back(ranges_of(child), line_in(child, DW_AT_call_line));
    } else if (tag == DW_TAG_variable) {
      const auto place = only_operation(child, DW_AT_location);
      const char* name = dwarf_diename(&child);
      const auto type = type_in(child);
      if (!place || place->atom != DW_OP_fbreg || name == nullptr || !type) continue;
      const auto offset = static_cast<std::int64_t>(place->number);
      main_.locals.push_back({name, offset, line_in(child, DW_AT_decl_line), scope, *type});
    }
  } while (dwarf_siblingof(&child, &child) == 0);
}

/// Of the function's own file: what came from others was called at a line of it.
void DebugInfo::add_lines(Dwarf_Die function) {
  Dwarf_Die unit;
  Dwarf_Lines* lines = nullptr;
  std::size_t count = 0;
  if (dwarf_diecu(&function, &unit, nullptr, nullptr) == nullptr || dwarf_getsrclines(&unit, &lines, &count) != 0)
    return;
  const char* own = dwarf_decl_file(&function);
  if (own == nullptr) own = dwarf_diename(&unit);  // clang's number for the unit's own file
  if (own == nullptr) return;
  for (std::size_t i = 0; i < count; ++i) {
    Dwarf_Line* line = dwarf_onesrcline(lines, i);
    Dwarf_Addr address = 0;
    int number = 0;
    const char* file = dwarf_linesrc(line, nullptr, nullptr);
    if (dwarf_lineaddr(line, &address) != 0 || dwarf_lineno(line, &number) != 0 || file == nullptr) continue;
    if (number > 0 && is_in(main_.ranges, address) && is_same_file(file, own)) main_.lines[address] = number;
  }
}

std::string DebugInfo::name_of(const Dwarf_Die& entry) const {
  const auto found = names_.find(entry.addr);
  return found == names_.end() ? "" : found->second.shown;
}

Dwarf_Die DebugInfo::definition_of(const Dwarf_Die& entry) const {
  const auto name = names_.find(entry.addr);
  if (name == names_.end() || !has(entry, DW_AT_declaration)) return entry;
  const auto found = complete_.find(without_blanks(name->second.exact));
  return found == complete_.end() || several_.contains(found->first) ? entry : found->second;
}

std::map<std::uint64_t, Dwarf_Die> DebugInfo::polymorphic() const {
  std::map<std::uint64_t, Dwarf_Die> all;
  if (dwarf_ == nullptr) return all;
  Elf* elf = dwarf_getelf(dwarf_);
  for (Elf_Scn* section = nullptr; (section = elf_nextscn(elf, section)) != nullptr;) {
    GElf_Shdr header;
    if (gelf_getshdr(section, &header) == nullptr || header.sh_type != SHT_SYMTAB) continue;
    Elf_Data* data = elf_getdata(section, nullptr);
    if (data == nullptr || header.sh_entsize == 0) continue;
    for (std::size_t i = 0; i < header.sh_size / header.sh_entsize; ++i) {
      GElf_Sym symbol;
      if (gelf_getsym(data, static_cast<int>(i), &symbol) == nullptr || symbol.st_value == 0) continue;
      const char* text = elf_strptr(elf, header.sh_link, symbol.st_name);
      if (text == nullptr || !std::string_view(text).starts_with("_ZTI")) continue;
      const std::string name = demangled(text);
      if (!name.starts_with(kTypeInfo)) continue;
      const auto found = complete_.find(without_blanks(name.substr(kTypeInfo.size())));
      if (found != complete_.end() && !several_.contains(found->first)) all.emplace(symbol.st_value, found->second);
    }
  }
  return all;
}

}  // namespace snapcheck::vmm::verify
