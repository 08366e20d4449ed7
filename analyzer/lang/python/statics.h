// Names whose meaning is known without running the program: imported modules and what is in them, builtins, the
// functions and classes of this file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/lang/python/tables.h"
#include "analyzer/model/facts.h"

namespace snapcheck::lang::python {

using StaticId = std::uint32_t;
using BindingId = std::uint32_t;
using BindId = std::uint32_t;  ///< of a BindScope
inline constexpr std::uint32_t kNo = 0xffffffff;

struct Static {
  enum class Kind : std::uint8_t {
    library_module,  ///< bound by `import x`
    library,         ///< what is in a library module, however deep
    builtin,         ///< "builtins.open"
    module,          ///< a module of the project
    project,         ///< a name that a project module holds, or that nobody here binds; what it is only Program knows
    decorated,       ///< a function of this file behind decorators: called by its name, kept in a variable
    function,        ///< a function of this file
    type,            ///< a class of this file
  } kind = Kind::library;
  std::string name;                     ///< qualified: "uuid.uuid4", "app.ids.make", "m.C.f"
  BindingId binding = kNo;              ///< project, decorated: the variable of this file that holds a copy
  StaticId base = kNo;                  ///< project: what it was taken from with a dot ...
  NameId member = 0;                    ///< ... by this name
  BindId scope = kNo;                   ///< type: its body
  model::PlaceId place = model::kNone;  ///< once it was used as a value
};

/// Longer names stay unresolved, so that a chain of 10,000 attributes costs no 10,000 long strings.
inline constexpr std::size_t kMaxStaticName = 240;

class StaticTable {
 public:
  StaticId add(Static entry) {
    entries_.push_back(std::move(entry));
    return static_cast<StaticId>(entries_.size() - 1);
  }
  StaticId add(Static::Kind kind, std::string name) {
    Static entry;
    entry.kind = kind;
    entry.name = std::move(name);
    return add(std::move(entry));
  }
  Static& operator[](StaticId id) { return entries_[id]; }
  const Static& operator[](StaticId id) const { return entries_[id]; }

  /// `base.member` as first seen, or kNo.
  StaticId member(StaticId base, NameId name) const {
    const std::uint32_t* found = members_.find(key_of(base, name));
    return found == nullptr ? kNo : *found;
  }
  void set_member(StaticId base, NameId name, StaticId id) { members_.set(key_of(base, name), id); }

 private:
  std::vector<Static> entries_;
  NumberMap members_;
};

}  // namespace snapcheck::lang::python
