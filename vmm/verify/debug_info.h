// The debug information of a program (DWARF, read by libdw): its variables, and its classes by name.
#pragma once

#include <elfutils/libdw.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace snapcheck::vmm::verify {

/// What lies at one address of the file for the whole run: a global, a static member, a static of a function.
struct StaticVariable {
  std::string name;           ///< with its namespaces, classes and functions, as the source has them
  std::uint64_t address = 0;  ///< in the file
  Dwarf_Die type;
};

/// From, until: addresses of the file.
using Ranges = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

/// What `main` has on the stack, as long as it runs.
struct MainFunction {
  struct Local {
    std::string name;
    std::int64_t offset = 0;  ///< to the base
    int line = 0;             ///< of its declaration: before that it is not there yet
    Ranges scope;
    Dwarf_Die type;
  };
  Ranges ranges;
  int base = 0;  ///< DWARF's number of the register with the base; kCallFrame: the stack before the call
  static constexpr int kCallFrame = -1;
  std::map<std::uint64_t, int> lines;           ///< address -> line of the source
  std::vector<std::pair<Ranges, int>> inlined;  ///< calls that became part of it -> their line
  std::vector<Local> locals;
};

class DebugInfo {
 public:
  /// A file without debug information, or that is none of ELF, has no variables.
  explicit DebugInfo(const std::string& path);
  DebugInfo(const DebugInfo&) = delete;
  ~DebugInfo();

  const std::vector<StaticVariable>& variables() const { return variables_; }
  /// Without ranges: nothing is known of it.
  const MainFunction& main() const { return main_; }
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
  void read_main(Dwarf_Die entry);
  void add_locals(Dwarf_Die block, const Ranges& scope, int depth);
  void add_lines(Dwarf_Die function);
  Scope name_in(Dwarf_Die entry, const Scope& scope) const;
  void complete(Dwarf_Die entry, const std::string& exact);

  int file_ = -1;
  Dwarf* dwarf_ = nullptr;
  bool definitions_ = false;  ///< the second look at all entries, which finds the variables
  std::vector<StaticVariable> variables_;
  MainFunction main_;
  std::unordered_map<const void*, Scope> names_;         ///< entry -> its whole name
  std::unordered_map<std::string, Dwarf_Die> complete_;  ///< whole name, exact and without blanks -> definition
  std::unordered_set<std::string> several_;              ///< names of more than one class: it may be any
};

}  // namespace snapcheck::vmm::verify
