#include "analyzer/lang/cpp/unit.h"

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "analyzer/base/text_hash.h"

namespace snapcheck::lang::cpp {

namespace {

using namespace model;

constexpr std::string_view kMagic = "SNAPCXX";

/// Rows that are made room for before one of them is read: a count is not to be trusted.
constexpr std::size_t kMaxReserve = 1u << 16;

class Writer {
 public:
  static constexpr bool reads = false;
  std::string bytes;

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>(value | 0x80));
    bytes.push_back(static_cast<char>(value));
  }
  void text(std::string_view value) {
    number(value.size());
    bytes += value;
  }
};

class Reader {
 public:
  static constexpr bool reads = true;
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) return fail();
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  std::string_view text() {
    const std::size_t size = count();
    const std::string_view value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
  }
  /// A number of things that take at least one byte each.
  std::size_t count() {
    const std::uint64_t value = number();
    return value > rest_.size() ? fail() : static_cast<std::size_t>(value);
  }
  std::uint64_t fail() {
    failed_ = true;
    rest_ = {};
    return 0;
  }
  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

// One list of fields serves both directions. Enums get their last value for the check.

template <typename Archive>
void item(Archive& a, std::string& value) {
  if constexpr (Archive::reads) {
    value = a.text();
  } else {
    a.text(value);
  }
}

template <typename Archive>
void item(Archive& a, base::Name& value) {
  if constexpr (Archive::reads) {
    value = a.text();
  } else {
    a.text(value);
  }
}

template <typename Archive, typename Number>
  requires std::is_integral_v<Number>
void item(Archive& a, Number& value) {
  if constexpr (Archive::reads) {
    const std::uint64_t wide = a.number();
    value = static_cast<Number>(wide);
    if (static_cast<std::uint64_t>(value) != wide) a.fail();
  } else {
    a.number(static_cast<std::uint64_t>(value));
  }
}

template <typename Archive, typename Enum>
  requires std::is_enum_v<Enum>
void item(Archive& a, Enum& value, Enum last) {
  auto number = static_cast<std::uint8_t>(value);
  item(a, number);
  if (number > static_cast<std::uint8_t>(last)) {
    if constexpr (Archive::reads) a.fail();
    number = 0;
  }
  value = static_cast<Enum>(number);
}

template <typename Archive, typename Row>
void item(Archive& a, std::vector<Row>& rows) {
  if constexpr (Archive::reads) {
    const std::size_t count = a.count();
    rows.reserve(std::min(count, kMaxReserve));
    for (std::size_t i = 0; i < count && !a.failed(); ++i) {
      item(a, rows.emplace_back());
    }
  } else {
    a.number(rows.size());
    for (Row& row : rows) item(a, row);
  }
}

/// The fields of a row, one after the other.
template <typename Archive, typename... Fields>
void items(Archive& a, Fields&... fields) {
  (item(a, fields), ...);
}

template <typename Archive>
void item(Archive& a, Span& x) {
  items(a, x.begin, x.end);
}

template <typename Archive>
void item(Archive& a, std::pair<std::string, std::string>& x) {
  items(a, x.first, x.second);
}

template <typename Archive>
void item(Archive& a, Annotation& x) {
  items(a, x.name, x.values, x.call, x.span);
}

template <typename Archive>
void item(Archive& a, Field& x) {
  items(a, x.name, x.type, x.is_static, x.is_final, x.is_part, x.annotations, x.span);
}

template <typename Archive>
void item(Archive& a, Type& x) {
  items(a, x.name, x.supers, x.annotations, x.fields, x.outer, x.is_interface, x.is_abstract, x.is_enum,
        x.compares_by_value, x.is_anonymous, x.span);
}

template <typename Archive>
void item(Archive& a, Scope& x) {
  item(a, x.kind, ScopeKind::local_static);
  items(a, x.name, x.member, x.owner, x.parent, x.receiver, x.params, x.result, x.annotations, x.is_static,
        x.is_abstract, x.is_async, x.is_generator, x.is_public, x.ends_program, x.may_end_program, x.span, x.body);
}

template <typename Archive>
void item(Archive& a, Place& x) {
  item(a, x.kind, PlaceKind::module);
  items(a, x.name, x.scope, x.base, x.type, x.is_final, x.is_null, x.is_part, x.shadows_global, x.per_thread, x.span);
}

template <typename Archive>
void item(Archive& a, Flow& x) {
  items(a, x.scope, x.from, x.to);
  item(a, x.kind, FlowKind::order);
  item(a, x.store, Store::mutate);
  items(a, x.element, x.guard, x.span, x.is_conditional);
}

template <typename Archive>
void item(Archive& a, Argument& x) {
  items(a, x.place, x.keyword, x.spread);
}

template <typename Archive>
void item(Archive& a, Call& x) {
  item(a, x.kind, CallKind::touch);
  items(a, x.scope, x.callee, x.receiver, x.member, x.function, x.args, x.result, x.guard, x.is_statement, x.is_super,
        x.is_awaited, x.is_rare, x.loop, x.span);
}

template <typename Archive>
void item(Archive& a, Branch& x) {
  items(a, x.scope, x.place, x.null_only, x.absent, x.span);
}

template <typename Archive>
void item(Archive& a, Conditional& x) {
  items(a, x.scope, x.span);
}

template <typename Archive>
void item(Archive& a, Choice& x) {
  items(a, x.first, x.second);
}

template <typename Archive>
void item(Archive& a, Alias& x) {
  items(a, x.name, x.target);
}

template <typename Archive>
void item(Archive& a, Comment& x) {
  items(a, x.text, x.span);
}

template <typename Archive>
void item(Archive& a, Facts& x) {
  items(a, x.path, x.language, x.module, x.types, x.scopes, x.places, x.flows, x.calls, x.branches, x.conditionals,
        x.choices, x.aliases, x.comments, x.statements, x.rare, x.syntax_errors);
}

template <typename Archive>
void item(Archive& a, Problem& x) {
  items(a, x.path, x.span, x.text, x.missing_header);
}

template <typename Archive>
void item(Archive& a, Unit& x) {
  items(a, x.files, x.problems, x.errors, x.inclusions);
}

}  // namespace

std::string encode(const Unit& unit) {
  Writer writer;
  writer.bytes = kMagic;
  writer.bytes.push_back(static_cast<char>(kUnitVersion));
  item(writer, const_cast<Unit&>(unit));  // a Writer changes nothing
  std::uint64_t sum = base::hash_text(writer.bytes);
  for (int i = 0; i < 8; ++i, sum >>= 8) writer.bytes.push_back(static_cast<char>(sum));
  return std::move(writer.bytes);
}

base::Result<Unit> decode(std::string_view bytes) {
  const std::size_t head = kMagic.size() + 1;
  if (bytes.size() < head + 8 || !bytes.starts_with(kMagic)) return base::Error{"no facts of snapcheck-cxx", ""};
  if (bytes[kMagic.size()] != static_cast<char>(kUnitVersion)) {
    return base::Error{"facts of another version of snapcheck-cxx",
                       "install snapcheck and snapcheck-cxx from one build"};
  }
  const std::string_view body = bytes.substr(0, bytes.size() - 8);
  std::uint64_t sum = 0;
  for (std::size_t i = bytes.size(); i-- > body.size();) sum = sum << 8 | static_cast<unsigned char>(bytes[i]);
  if (sum != base::hash_text(body)) return base::Error{"facts of snapcheck-cxx are damaged", ""};
  Reader reader(body.substr(head));
  Unit unit;
  item(reader, unit);
  if (reader.failed() || !reader.at_end()) return base::Error{"facts of snapcheck-cxx cannot be read", ""};
  return unit;
}

}  // namespace snapcheck::lang::cpp
