// Variables whose types the debug information tells, down to their fields, through pointers and containers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vmm/guest/runners/native/entries.h"
#include "vmm/guest/runners/native/layout.h"
#include "vmm/guest/runners/native/memory.h"

namespace snapcheck::runner {

/// Of the types of one file.
class TypedReader {
 public:
  /// `bias`: address in the process minus address in the file.
  TypedReader(const Layout& layout, std::uint64_t bias, const Memory& memory, Entries& entries)
      : layout_(layout), bias_(bias), memory_(memory), entries_(entries) {}

  /// To be called for all variables first: what points to one is told under its name.
  void announce(const TypedVariable& variable, std::uint64_t address);
  void read(const TypedVariable& variable, std::uint64_t address);
  /// A variable of `main`, which scan calls by its name alone.
  void read(const MainFunction::Local& local, std::uint64_t address);

 private:
  /// How a value was reached.
  struct Place {
    std::string path;  ///< `app::store.entries[2].key`
    std::string name;  ///< of the variable, or of the class and its field, as scan says it
    int depth = 0;
    Place field(const Type& type, const Field& field) const;
    Place element(const std::string& index) const;
  };
  using Bytes = std::string_view;

  void read(const Place& place, std::size_t type, std::uint64_t address);

  void value(const Place& place, std::size_t type, std::uint64_t address, Bytes bytes);
  void object_at(const Place& place, std::size_t type, std::uint64_t address);
  void number(const Place& place, const Type& type, std::uint64_t address, Bytes bytes);
  void real(const Place& place, const Type& type, std::uint64_t address, Bytes bytes);
  void bits(const Place& place, const Field& field, const Type& type, std::uint64_t address, Bytes bytes);
  void letters(const Place& place, std::uint64_t address, Bytes bytes);
  void string(const Place& place, std::uint64_t address, Bytes bytes);
  void text(const Place& place, std::uint64_t target);
  void bytes(const Place& place, std::uint64_t address, Bytes bytes);
  void pointer(const Place& place, const Type& type, std::uint64_t target);
  void numbers_at(const Place& place, const Type& to, std::uint64_t target, bool one);
  void record(const Place& place, const Type& type, std::uint64_t address, Bytes bytes);
  void elements(const Place& place, std::size_t of, std::uint64_t address, Bytes bytes, std::uint64_t step);
  void vector(const Place& place, const Type& type, std::uint64_t address, Bytes bytes);
  void tree(const Place& place, const Type& type, std::uint64_t address, Bytes bytes);
  void deque(const Place& place, const Type& type, Bytes own);
  void chain(const Place& place, const Type& type, std::uint64_t first, std::uint64_t end, std::uint64_t skip);
  void element(const Place& place, std::size_t of, std::uint64_t address, std::size_t index);
  bool full() const;
  void unread(const Place& place) { entries_.mark_unread(place.path, place.name); }

  std::string key_of(const Type& pair, std::uint64_t address) const;
  bool tells_class(std::size_t type, int depth) const;
  bool has_room(std::uint64_t address, std::uint64_t size) const;
  bool is_alone(std::uint64_t address, std::uint64_t size) const;
  bool is_by_address(const Type& element) const;
  std::optional<std::pair<std::size_t, std::uint64_t>> dynamic(std::size_t type, std::uint64_t address) const;

  const Layout& layout_;
  std::uint64_t bias_;
  const Memory& memory_;
  Entries& entries_;
  std::map<std::pair<std::uint64_t, std::size_t>, std::string> met_;  ///< address and type -> path
  std::map<std::uint64_t, std::uint64_t> ends_;                       ///< of variables: address -> end
  long steps_ = 0;
  std::size_t most_ = 0;  ///< entries, those of all variables until this one
};

}  // namespace snapcheck::runner
