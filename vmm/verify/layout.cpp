// From the types of the debug information to what a reader of memory needs: numbers, texts, records, pointers.
//
// Containers of libstdc++ are said as what they hold, as their nodes are made of templates. A class of the library that
// is not known here is closed: its bytes may be padding and what nobody has set yet, which differs between runs. A
// union is its bytes, as nothing says which of its members counts. Classes of the C library (`_IO_FILE`) are closed,
// too.
#include "vmm/verify/layout.h"

#include <dwarf.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vmm/verify/debug_info.h"
#include "vmm/verify/dwarf_entry.h"

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostTypes = 100'000;
constexpr int kNames = 64;  // typedefs and qualifiers around a type

/// A class of libstdc++: its name up to the parameters, its size (0: any), and how it is read. `parameter`: the number
/// of the template's parameter that says what it holds; of `inside`, a member, instead of itself.
struct Container {
  std::string_view name;
  std::uint64_t size;
  std::string_view kind;
  int parameter;
  std::string_view inside = {};
};
constexpr std::array kContainers = {
    Container{"std::vector<", 24, "vector", 0},
    Container{"std::deque<", 80, "deque", 0},
    Container{"std::list<", 24, "list", 0},
    Container{"std::set<", 48, "tree", 1, "_M_t"},
    Container{"std::multiset<", 48, "tree", 1, "_M_t"},
    Container{"std::map<", 48, "tree", 1, "_M_t"},
    Container{"std::multimap<", 48, "tree", 1, "_M_t"},
    Container{"std::unordered_set<", 56, "chain", 1, "_M_h"},
    Container{"std::unordered_multiset<", 56, "chain", 1, "_M_h"},
    Container{"std::unordered_map<", 56, "chain", 1, "_M_h"},
    Container{"std::unordered_multimap<", 56, "chain", 1, "_M_h"},
    Container{"std::optional<", 0, "optional", 0},
    Container{"std::unique_ptr<", 8, "pointer", 0},
    Container{"std::shared_ptr<", 16, "pointer", 0},
    Container{"std::reference_wrapper<", 8, "pointer", 0},
};

/// Further classes of the library, by the beginnings of their names. Those whose bytes are all set:
constexpr std::array<std::string_view, 17> kPlain = {
    "std::mersenne_twister_engine<",
    "std::linear_congruential_engine<",
    "std::subtract_with_carry_engine<",
    "std::discard_block_engine<",
    "std::independent_bits_engine<",
    "std::shuffle_order_engine<",
    "std::uniform_int_distribution",
    "std::uniform_real_distribution",
    "std::bernoulli_distribution",
    "std::bitset<",
    "std::complex<",
    "std::basic_string_view<",
    "std::span<",
    "std::weak_ptr<",
    "std::thread",
    "std::atomic",
    "std::type_index",
};
/// Those without state of the program: what they have depends on when threads ran.
constexpr std::array<std::string_view, 13> kWithoutState = {
    "std::mutex",         "std::timed_mutex",        "std::recursive_",    "std::shared_mutex",
    "std::shared_timed_", "std::condition_variable", "std::once_flag",     "std::counting_semaphore<",
    "std::latch",         "std::barrier<",           "std::random_device", "std::enable_shared_from_this<",
    "std::allocator<",
};
constexpr std::array<std::string_view, 6> kWithoutStateInC = {"pthread_mutex_t",   "pthread_cond_t", "pthread_rwlock_t",
                                                              "pthread_barrier_t", "sem_t",          "pthread_attr_t"};
/// Those that are read by the fields that the library gives them, or by one of these.
constexpr std::array<std::string_view, 5> kByFields = {"std::pair<", "std::tuple<", "std::_Tuple_impl<",
                                                       "std::_Head_base<", "std::chrono::"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kByField = {
    {{"std::queue<", "c"},
     {"std::priority_queue<", "c"},
     {"std::stack<", "c"},
     {"std::filesystem::path", "_M_pathname"}}};

int tag_of(Dwarf_Die entry) { return dwarf_tag(&entry); }

std::string_view own_name(Dwarf_Die entry) {
  const char* name = dwarf_diename(&entry);
  return name == nullptr ? std::string_view() : name;
}

std::vector<Dwarf_Die> children(Dwarf_Die entry, int tag) {
  std::vector<Dwarf_Die> found;
  Dwarf_Die child;
  if (dwarf_child(&entry, &child) != 0) return found;
  do {
    if (dwarf_tag(&child) == tag) found.push_back(child);
  } while (dwarf_siblingof(&child, &child) == 0);
  return found;
}

std::optional<Dwarf_Die> member_named(Dwarf_Die entry, std::string_view name) {
  for (const Dwarf_Die& member : children(entry, DW_TAG_member)) {
    if (own_name(member) == name) return member;
  }
  return {};
}

std::optional<Dwarf_Die> parameter_of(Dwarf_Die entry, int number) {
  const std::vector<Dwarf_Die> all = children(entry, DW_TAG_template_type_parameter);
  return number < static_cast<int>(all.size()) ? type_in(all[static_cast<std::size_t>(number)]) : std::nullopt;
}

bool begins(std::string_view name, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return name.starts_with(beginning); });
}

bool is_one_of(std::string_view name, std::span<const std::string_view> all) {
  return std::ranges::find(all, name) != all.end();
}

bool is_record(int tag) { return tag == DW_TAG_structure_type || tag == DW_TAG_class_type; }

/// Of the compiler and its libraries: `_IO_FILE`, `__pthread_internal_list`.
bool is_reserved(std::string_view name) {
  return name.size() > 1 && name[0] == '_' &&
         (name[1] == '_' || std::isupper(static_cast<unsigned char>(name[1])) != 0);
}

/// A class of the compiler and its libraries; in C `struct _node` is anybody's.
bool is_of_system(Dwarf_Die entry, std::string_view name) {
  if (!is_reserved(name)) return false;
  const char* file = dwarf_decl_file(&entry);
  return name[1] == '_' || name.starts_with("_IO_") || (file != nullptr && std::string_view(file).starts_with("/usr/"));
}

class Writer {
 public:
  explicit Writer(const DebugInfo& info) : info_(info) {}

  Json write() {
    Json variables = Json::array(), classes = Json::object();
    for (const StaticVariable& variable : info_.variables()) {
      if (variable.name.starts_with("std::") || is_reserved(variable.name)) continue;
      variables.push_back({variable.name, variable.address, type(variable.type)});
    }
    for (const auto& [address, entry] : info_.polymorphic()) classes[std::to_string(address)] = type(entry);
    Json main = main_function(info_.main());
    // What a type is made of may bring in further ones.
    for (; !pending_.empty(); pending_.pop_front()) {
      const auto [number, found] = pending_.front();
      types_[number] = described(found);
    }
    Json layout = {{"types", types_}, {"variables", variables}, {"classes", classes}};
    if (!main.is_null()) layout["main"] = std::move(main);
    return layout;
  }

 private:
  /// Without typedefs and qualifiers. A class without a name is called as the typedef.
  struct Peeled {
    std::optional<Dwarf_Die> entry;  ///< none: void
    std::string_view name;           ///< of the last typedef
  };

  static Peeled peeled(Dwarf_Die entry) {
    Peeled found{entry, {}};
    for (int i = 0; i < kNames && found.entry; ++i) {
      const int tag = tag_of(*found.entry);
      const bool around = tag == DW_TAG_typedef || tag == DW_TAG_const_type || tag == DW_TAG_volatile_type ||
                          tag == DW_TAG_restrict_type || tag == DW_TAG_atomic_type;
      if (!around) break;
      if (tag == DW_TAG_typedef) found.name = own_name(*found.entry);
      found.entry = type_in(*found.entry);
    }
    return found;
  }

  Json main_function(const MainFunction& main) {
    if (main.locals.empty()) return nullptr;
    Json made = {
        {"ranges", main.ranges}, {"lines", Json::array()}, {"inlined", main.inlined}, {"locals", Json::array()}};
    if (main.base != MainFunction::kCallFrame) made["register"] = main.base;
    for (const auto& [address, line] : main.lines) made["lines"].push_back({address, line});
    for (const MainFunction::Local& local : main.locals) {
      made["locals"].push_back({local.name, local.offset, type(local.type), local.line, local.scope});
    }
    return made;
  }

  std::size_t type(Dwarf_Die entry) {
    Peeled found = peeled(entry);
    if (found.entry && is_record(tag_of(*found.entry))) found.entry = info_.definition_of(*found.entry);
    const void* key = found.entry ? found.entry->addr : nullptr;
    const auto [it, fresh] = numbers_.try_emplace(key, types_.size());
    if (!fresh) return it->second;
    const bool enough = types_.size() >= kMostTypes;
    types_.push_back({{"kind", "closed"}});
    if (!enough && found.entry) pending_.emplace_back(it->second, found);
    return it->second;
  }

  static std::uint64_t size_of(Dwarf_Die entry) {
    Dwarf_Word size = 0;
    return dwarf_aggregate_size(&entry, &size) == 0 ? size : 0;
  }

  static Json closed() { return {{"kind", "closed"}}; }

  static Json nothing(std::uint64_t size) {
    return {{"kind", "record"}, {"name", ""}, {"size", size}, {"fields", Json::array()}};
  }

  static Json bytes(std::uint64_t size) { return {{"kind", "bytes"}, {"size", size}}; }

  Json described(const Peeled& found) {
    const Dwarf_Die entry = *found.entry;
    if (is_one_of(found.name, kWithoutStateInC)) return nothing(size_of(entry));
    switch (tag_of(entry)) {
      case DW_TAG_base_type:
        return number(entry);
      case DW_TAG_enumeration_type:
        return {{"kind", "number"}, {"size", size_of(entry)}};
      case DW_TAG_pointer_type:
      case DW_TAG_reference_type:
      case DW_TAG_rvalue_reference_type:
        return pointer(entry);
      case DW_TAG_array_type:
        return array(entry);
      case DW_TAG_structure_type:
      case DW_TAG_class_type:
        return record(found);
      default:
        return bytes(size_of(entry));
    }
  }

  static Json number(Dwarf_Die entry) {
    const std::uint64_t size = size_of(entry), encoding = number_in(entry, DW_AT_encoding).value_or(0);
    if (encoding == DW_ATE_float) return size == 4 || size == 8 ? Json{{"kind", "float"}, {"size", size}} : bytes(size);
    if (encoding == DW_ATE_complex_float || (size != 1 && size != 2 && size != 4 && size != 8)) return bytes(size);
    Json made = {{"kind", "number"}, {"size", size}};
    if (encoding == DW_ATE_signed || encoding == DW_ATE_signed_char) made["signed"] = true;
    return made;
  }

  static bool is_char(Dwarf_Die entry) { return tag_of(entry) == DW_TAG_base_type && own_name(entry) == "char"; }

  Json pointer(Dwarf_Die entry) {
    const auto target = type_in(entry);
    const Peeled to = target ? peeled(*target) : Peeled{};
    if (!to.entry || tag_of(*to.entry) == DW_TAG_subroutine_type) return bytes(8);
    if (is_char(*to.entry)) return {{"kind", "text"}};
    Json made = {{"kind", "pointer"}, {"to", type(*to.entry)}};
    if (tag_of(entry) != DW_TAG_pointer_type) made["one"] = true;
    return made;
  }

  Json array(Dwarf_Die entry) {
    const auto element = type_in(entry);
    const Peeled of = element ? peeled(*element) : Peeled{};
    const std::uint64_t size = size_of(entry), step = of.entry ? size_of(*of.entry) : 0;
    if (step == 0 || size == 0) return bytes(size);
    if (is_char(*of.entry)) return {{"kind", "letters"}, {"size", size}};
    if (tag_of(*of.entry) == DW_TAG_base_type) return bytes(size);
    return {{"kind", "array"}, {"of", type(*of.entry)}, {"step", step}, {"count", size / step}};
  }

  Json record(const Peeled& found) {
    const Dwarf_Die entry = *found.entry;
    std::string name = info_.name_of(entry);
    if (name.empty()) name = found.name;
    if (const auto outer = outer_.find(entry.addr); name.empty() && outer != outer_.end()) name = outer->second;
    const std::uint64_t size = size_of(entry);
    if (has(entry, DW_AT_declaration)) return closed();
    if (name.starts_with("std::")) return of_library(entry, name, size);
    if (name.starts_with("snapcheck::")) return bytes(size);
    if (is_of_system(entry, own_name(entry)) || is_of_system(entry, name)) return closed();
    return fields(entry, name, size);
  }

  Json of_library(Dwarf_Die entry, std::string_view name, std::uint64_t size) {
    if (name.starts_with("std::basic_string<char") && size == 32 && member_named(entry, "_M_dataplus")) {
      return {{"kind", "string"}};
    }
    if (is_empty(entry) || begins(name, kWithoutState)) return nothing(size);
    if (name.starts_with("std::chrono::") && size == 8) return {{"kind", "number"}, {"size", 8}, {"signed", true}};
    if (begins(name, kByFields)) return fields(entry, "", size);
    for (const auto& [beginning, field] : kByField) {
      const auto member = name.starts_with(beginning) ? member_named(entry, field) : std::nullopt;
      const auto held = member ? type_in(*member) : std::nullopt;
      const auto offset = member ? number_in(*member, DW_AT_data_member_location) : std::nullopt;
      if (!held || !offset) continue;
      Json made = nothing(size);
      made["fields"].push_back({"", *offset, type(*held)});
      return made;
    }
    if (name.starts_with("std::array<") || name.starts_with("std::atomic<")) {
      const auto member = member_named(entry, "_M_elems");
      const auto held = member ? type_in(*member) : parameter_of(entry, 0);
      const Peeled plain = held ? peeled(*held) : Peeled{};
      if (!plain.entry || size_of(*plain.entry) != size) return closed();
      return {{"kind", "record"}, {"name", ""}, {"size", size}, {"fields", {{"", 0, type(*plain.entry)}}}};
    }
    for (const Container& container : kContainers) {
      if (!name.starts_with(container.name) || (container.size != 0 && size != container.size)) continue;
      const auto member = container.inside.empty() ? std::nullopt : member_named(entry, container.inside);
      const auto inner = member ? type_in(*member) : std::optional(entry);
      const Peeled holder = inner ? peeled(*inner) : Peeled{};
      const auto held = holder.entry ? parameter_of(*holder.entry, container.parameter) : std::nullopt;
      const Peeled plain = held ? peeled(*held) : Peeled{};
      const std::uint64_t step = plain.entry ? size_of(*plain.entry) : 0;
      // `std::vector<bool>` is bits; of what is only declared no size is known; an array behind a pointer has no
      // length.
      const bool is_array = plain.entry && tag_of(*plain.entry) == DW_TAG_array_type;
      if (!plain.entry || name.starts_with("std::vector<bool") || is_array) return closed();
      if (container.kind == "pointer")
        return {{"kind", "pointer"}, {"to", type(*plain.entry)}, {"one", true}, {"size", size}};
      if (step == 0) return closed();
      return {{"kind", container.kind}, {"of", type(*plain.entry)}, {"step", step}, {"size", size}};
    }
    return begins(name, kPlain) ? bytes(size) : closed();
  }

  Json fields(Dwarf_Die entry, std::string_view name, std::uint64_t size) {
    Json made = {{"kind", "record"}, {"name", name}, {"size", size}, {"fields", Json::array()}};
    for (const Dwarf_Die& base : children(entry, DW_TAG_inheritance)) {
      const auto of = type_in(base);
      if (of && is_empty(*of)) continue;
      const auto offset = number_in(base, DW_AT_data_member_location);
      if (of && offset) {
        made["fields"].push_back({"", *offset, type(*of)});
      } else {
        made["open"] = true;  // a virtual base: where it lies only the object says
      }
    }
    for (const Dwarf_Die& member : children(entry, DW_TAG_member)) {
      if (has(member, DW_AT_external) || has(member, DW_AT_declaration)) continue;
      if (own_name(member).starts_with("_vptr")) {
        made["virtual"] = true;
        continue;
      }
      const auto of = type_in(member);
      if (!of) continue;
      if (tag_of(*of) == DW_TAG_array_type && size_of(*of) == 0) made["open"] = true;  // as many as there is room for
      if (own_name(member).empty()) outer_.emplace(of->addr, name);
      Json field = {own_name(member), number_in(member, DW_AT_data_member_location).value_or(0), type(*of)};
      if (const auto width = number_in(member, DW_AT_bit_size)) {
        const auto at = number_in(member, DW_AT_data_bit_offset);
        if (!at) {
          made["open"] = true;  // DWARF 3 counts from the other end
          continue;
        }
        field[1] = *at / 8;
        field.push_back(*at % 8);
        field.push_back(*width);
      }
      made["fields"].push_back(field);
    }
    return made;
  }

  static bool is_empty(Dwarf_Die base) {
    const Peeled plain = peeled(base);
    if (!plain.entry || size_of(*plain.entry) > 1 || !children(*plain.entry, DW_TAG_member).empty()) return false;
    return std::ranges::all_of(children(*plain.entry, DW_TAG_inheritance), [](Dwarf_Die inherited) {
      const auto of = type_in(inherited);
      return of && is_empty(*of);
    });
  }

  const DebugInfo& info_;
  std::vector<Json> types_;
  std::map<const void*, std::size_t> numbers_;
  std::map<const void*, std::string> outer_;  ///< a class without a name that is a field without a name -> its class
  std::deque<std::pair<std::size_t, Peeled>> pending_;
};

}  // namespace

Json layout_of(const std::string& path) {
  const DebugInfo info(path);
  return info.variables().empty() && info.main().locals.empty() ? Json() : Writer(info).write();
}

}  // namespace snapcheck::vmm::verify
