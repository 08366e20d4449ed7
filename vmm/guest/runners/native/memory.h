// The memory of the program as the values of its variables: what bytes are as text, without an address in them.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmm/guest/runners/native/process.h"

namespace snapcheck::runner {

constexpr std::uint64_t kLongest = 4096;      // bytes shown; more are a digest
constexpr std::uint64_t kLargest = 64 << 20;  // bytes read of one variable

/// The number in `size` bytes at `at`, which must be there.
std::uint64_t word(std::string_view bytes, std::size_t at, std::size_t size = 8);

class Memory {
 public:
  explicit Memory(pid_t process);

  const std::vector<Mapping>& mappings() const { return mappings_; }
  const Mapping* mapping_at(std::uint64_t address) const;
  /// A word that points to something that can be written may lead to any state.
  bool leads_to_state(std::uint64_t address) const;
  /// Nothing for what is not there, and for more than kLargest bytes.
  std::optional<std::string> read(std::uint64_t address, std::uint64_t size) const;
  /// The text that ends with a zero, at most kLongest bytes of it.
  std::optional<std::string> text_at(std::uint64_t address) const;

  /// The text of a std::string of libstdc++ whose bytes these are; nothing when they cannot be one.
  std::optional<std::string> string_in(std::string_view bytes, std::uint64_t address) const;
  /// The elements of a std::vector, likewise.
  std::optional<std::string> vector_in(std::string_view bytes) const;
  /// Hexadecimal, with the aligned words that point into the process as "pointer", and those that nobody of
  /// the program wrote as "rest"; long ones as a digest of that. Not `whole` when one of them leads to state, or is a
  /// rest.
  std::string masked(std::string_view bytes, std::uint64_t address, bool& whole) const;

  /// Memory of malloc and of stacks: what was there before may still be.
  bool may_have_rests(std::uint64_t address) const;
  /// Whether the words around these bytes are what free() left, or a pointer that is more than these bytes: nobody
  /// wrote here since.
  bool is_rest(std::uint64_t address, std::uint64_t size) const;
  /// Whether malloc has it back.
  bool is_freed(std::uint64_t address) const;

  /// Where an engine of the SDK begins that is still to be seeded anew; npos when there is none.
  std::size_t outdated_engine(std::string_view bytes) const;

  /// Of what malloc gave at this address: how many bytes were asked for at least, and at most. Nothing for other
  /// memory.
  struct Extent {
    std::uint64_t least = 0, most = 0;
  };
  std::optional<Extent> allocated(std::uint64_t address) const;

 private:
  bool is_left(std::uint64_t address, std::uint64_t value) const;
  std::uint64_t number_at(std::uint64_t address) const;

  pid_t process_;
  std::vector<Mapping> mappings_;
  std::optional<std::uint64_t> counter_;  ///< of restores, where the SDK keeps it
  std::uint64_t guard_ = 0;               ///< what functions put at the end of their part of the stack
};

/// Valid UTF-8 for JSON: other bytes as \xNN. Long texts are a digest.
std::string shown(const std::string& text);

}  // namespace snapcheck::runner
