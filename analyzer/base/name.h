// A text that is kept once, however many rows say it: names of variables, types and functions. A Name is a pointer to
// the text; two of the same text are the same pointer. Any thread may make names; they stay for the life of the
// process, which for a scan is the life of its tables.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "analyzer/base/text_hash.h"

namespace snapcheck::base {

class Name {
 public:
  Name() = default;
  Name(std::string_view text) : row_(text.empty() ? nullptr : intern(text)) {}  // NOLINT: as a std::string takes a text
  Name(const char* text) : Name(std::string_view(text)) {}                      // NOLINT
  Name(const std::string& text) : Name(std::string_view(text)) {}               // NOLINT

  operator std::string_view() const { return view(); }  // NOLINT
  std::string_view view() const {
    return row_ == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(row_ + 1), row_->size);
  }
  std::string str() const { return std::string(view()); }
  /// hash_text() of the text.
  std::uint64_t hash() const { return row_ == nullptr ? hash_text({}) : row_->hash; }

  /// A number of its own, the same for the life of the process.
  std::uint64_t id() const { return reinterpret_cast<std::uintptr_t>(row_); }

  bool empty() const { return row_ == nullptr; }
  std::size_t size() const { return row_ == nullptr ? 0 : row_->size; }
  char front() const { return view().front(); }
  bool starts_with(std::string_view text) const { return view().starts_with(text); }
  bool starts_with(char c) const { return view().starts_with(c); }
  bool ends_with(std::string_view text) const { return view().ends_with(text); }
  std::size_t find(std::string_view text) const { return view().find(text); }
  std::size_t find(char c) const { return view().find(c); }
  std::size_t rfind(char c) const { return view().rfind(c); }
  std::string_view substr(std::size_t from, std::size_t count = std::string_view::npos) const {
    return view().substr(from, count);
  }

  bool operator==(const Name&) const = default;
  bool operator==(std::string_view text) const { return view() == text; }
  bool operator==(const std::string& text) const { return view() == text; }
  bool operator==(const char* text) const { return view() == text; }
  auto operator<=>(const Name& other) const { return view() <=> other.view(); }

  friend std::string operator+(const Name& a, std::string_view b) { return a.str().append(b); }
  friend std::string operator+(std::string a, const Name& b) { return std::move(a.append(b.view())); }
  friend std::string_view format_as(const Name& name) { return name.view(); }  // fmt
  friend std::ostream& operator<<(std::ostream& out, const Name& name) { return out << name.view(); }

 private:
  /// The text stands behind it.
  struct Row {
    std::uint64_t hash = 0;
    std::uint32_t size = 0;
    std::uint32_t unused = 0;
  };
  static const Row* intern(std::string_view text);
  friend class Names;

  const Row* row_ = nullptr;
};

}  // namespace snapcheck::base

template <>
struct std::hash<snapcheck::base::Name> {
  std::size_t operator()(const snapcheck::base::Name& name) const { return name.hash(); }
};
