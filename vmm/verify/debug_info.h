// The debug information of a program (DWARF, read by libdw): its variables, and its classes by name.
#pragma once

#include <elfutils/libdw.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace snapcheck::vmm::verify {

/// What lies at one address of the file for the whole run: a global, a static member, a static of a function.
struct StaticVariable {
  std::string name;           ///< with its namespaces, classes and functions, as the source has them
  std::uint64_t address = 0;  ///< in the file
  Dwarf_Die type;
};

class DebugInfo {
 public:
  /// A file without debug information, or that is none of ELF, has no variables.
  explicit DebugInfo(const std::string& path);
  DebugInfo(const DebugInfo&) = delete;
  ~DebugInfo();

  const std::vector<StaticVariable>& variables() const { return variables_; }
  /// `app::Cache<int>`, without inline and unnamed namespaces; empty if it has none.
  std::string name_of(const Dwarf_Die& entry) const;
  /// The definition of a class that is only declared here; the entry itself, if there is none.
  Dwarf_Die definition_of(const Dwarf_Die& entry) const;
  /// Address of the type information in the file -> the class.
  std::map<std::uint64_t, Dwarf_Die> polymorphic() const;

 private:
  /// Where an entry stands: the names in front of its own.
  struct Scope {
    std::string shown;  ///< as the source has it
    std::string exact;  ///< as the linker has it: with inline and unnamed namespaces
  };

  void visit(Dwarf_Die entry, const Scope& scope, int depth);
  void visit_children(Dwarf_Die entry, const Scope& scope, int depth);
  void variable(Dwarf_Die entry, const Scope& name);
  Scope name_in(Dwarf_Die entry, const Scope& scope) const;

  int file_ = -1;
  Dwarf* dwarf_ = nullptr;
  bool definitions_ = false;  ///< the second look at all entries, which finds the variables
  std::vector<StaticVariable> variables_;
  std::unordered_map<const void*, Scope> names_;         ///< entry -> its whole name
  std::unordered_map<std::string, Dwarf_Die> complete_;  ///< whole name, exact and without blanks -> definition
};

}  // namespace snapcheck::vmm::verify
