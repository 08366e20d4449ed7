#include "analyzer/rules/blob.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace snapcheck::rules {

namespace {

using namespace model;

// --- What there is: the members of each struct, for both directions ---------------------------------------------

template <typename T, typename U>
constexpr bool is_a = std::is_same_v<std::remove_const_t<T>, U>;

template <typename Archive, typename T>
void members(Archive& a, T& x) {
  if constexpr (is_a<T, RuleSet>) {
    a(x.concepts, x.rules, x.catalogs);
  } else if constexpr (is_a<T, Concept>) {
    a(x.name, x.kind, x.noun, x.fresh, x.draws);
  } else if constexpr (is_a<T, Catalog>) {
    a(x.language, x.apis, x.entry_points, x.types, x.propagation, x.options, x.hook_names, x.hook_paths, x.test_code,
      x.tool_code, x.servers, x.flushes, x.fork_guards, x.max_conditions, x.max_clear_calls);
  } else if constexpr (is_a<T, Api>) {
    a(x.name, x.when, x.concept_name, x.into, x.group, x.part, x.level, x.returns, x.renews, x.seed, x.releases,
      x.resets, x.safe, x.note);
  } else if constexpr (is_a<T, Condition>) {
    a(x.subject, x.test, x.number, x.keyword, x.text, x.field, x.bits);
  } else if constexpr (is_a<T, Slot>) {
    a(x.kind, x.index, x.keyword, x.group);
  } else if constexpr (is_a<T, EntryPoint>) {
    a(x.kind, x.name, x.phase, x.methods, x.function, x.params, x.instances, x.registered, x.weak, x.awaits, x.handle,
      x.when, x.loop, x.answers, x.waits, x.command, x.starts);
  } else if constexpr (is_a<T, ForkGuard>) {
    a(x.name, x.when);
  } else if constexpr (is_a<T, HookPath>) {
    a(x.path, x.phase);
  } else if constexpr (is_a<T, Server>) {
    a(x.name, x.with);
  } else if constexpr (is_a<T, LibraryType>) {
    a(x.name, x.supers);
  } else if constexpr (is_a<T, Propagation>) {
    a(x.stores, x.extracts, x.passes, x.copies, x.invokes, x.opaque, x.defers, x.memoizes, x.jitter, x.chooses,
      x.attributes, x.binds, x.keeps, x.texts, x.names, x.apart, x.shows, x.writes, x.parses, x.finds, x.ages,
      x.outputs, x.namespaces, x.by_name, x.implicit, x.forks, x.exits, x.completes, x.per_thread, x.weak, x.starts,
      x.sets, x.holders, x.later, x.asks, x.command_lines, x.fluent, x.setters);
  } else if constexpr (is_a<T, Option>) {
    a(x.name, x.keys, x.except, x.system, x.classes);
  } else if constexpr (is_a<T, Rule>) {
    a(x.id, x.name, x.group, x.check, x.concepts, x.defect, x.level, x.platforms, x.precision, x.security_severity,
      x.tags, x.message, x.messages, x.summary, x.what, x.why, x.repair, x.repairs, x.suppress, x.examples,
      x.references);
  } else {
    static_assert(is_a<T, Example>, "describe the members of this struct above");
    a(x.language, x.bad, x.good);
  }
}

// --- Writing ----------------------------------------------------------------------------------------------------

class Writer {
 public:
  template <typename... T>
  void operator()(const T&... values) {
    (write(values), ...);
  }

  std::string take() { return std::move(bytes_); }

 private:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    bytes_ += static_cast<char>(value);
  }

  void write(const std::string& text) {
    number(text.size());
    bytes_ += text;
  }
  template <typename T>
  void write(const std::vector<T>& list) {
    number(list.size());
    for (const T& item : list) write(item);
  }
  template <typename K, typename V>
  void write(const std::map<K, V>& map) {
    number(map.size());
    for (const auto& item : map) write(item);
  }
  template <typename A, typename B>
  void write(const std::pair<A, B>& pair) {
    write(pair.first);
    write(pair.second);
  }
  template <typename T>
  void write(const std::optional<T>& value) {
    number(value.has_value() ? 1 : 0);
    if (value) write(*value);
  }
  template <typename T>
  void write(const T& value) {
    if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
      number(static_cast<std::uint64_t>(value));
    } else {
      members(*this, value);
    }
  }

  std::string bytes_;
};

// --- Reading ----------------------------------------------------------------------------------------------------

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <typename... T>
  void operator()(T&... values) {
    (read(values), ...);
  }

  bool complete() const { return !failed_ && rest_.empty(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }

  /// A length, which can never be more than there are bytes left.
  std::size_t length() {
    const std::uint64_t value = number();
    if (value <= rest_.size()) return static_cast<std::size_t>(value);
    fail();
    return 0;
  }

  void fail() {
    failed_ = true;
    rest_ = {};
  }

  void read(std::string& text) {
    const std::size_t size = length();
    text = std::string(rest_.substr(0, size));  // twice as fast as assign(), and there are thousands
    rest_.remove_prefix(size);
  }
  template <typename T>
  void read(std::vector<T>& list) {
    const std::size_t size = length();
    list.reserve(std::min<std::size_t>(size, 4096));  // damaged bytes must not ask for gigabytes
    for (std::size_t i = 0; i < size && !failed_; ++i) read(list.emplace_back());
  }
  template <typename K, typename V>
  void read(std::map<K, V>& map) {
    const std::size_t size = length();
    for (std::size_t i = 0; i < size && !failed_; ++i) {
      std::pair<K, V> item;
      read(item);
      map.insert(std::move(item));
    }
  }
  template <typename A, typename B>
  void read(std::pair<A, B>& pair) {
    read(pair.first);
    read(pair.second);
  }
  template <typename T>
  void read(std::optional<T>& value) {
    if (number() != 0) read(value.emplace());
  }
  template <typename T>
  void read(T& value) {
    if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
      value = static_cast<T>(number());
    } else {
      members(*this, value);
    }
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::string encode(const RuleSet& rules) {
  Writer writer;
  writer(rules);
  return writer.take();
}

base::Result<RuleSet> decode(std::string_view bytes) {
  RuleSet rules;
  Reader reader(bytes);
  reader(rules);
  if (!reader.complete()) return base::Error{"the built-in rules are damaged", "build the program again"};
  return rules;
}

}  // namespace snapcheck::rules
