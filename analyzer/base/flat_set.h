// A set of 64-bit keys in one array, for the millions of pairs that a large program makes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace snapcheck::base {

/// Open addressing, at most half full. No removal. The key 2^64 - 1 cannot be in it.
class FlatSet {
 public:
  /// True when the key is new.
  bool insert(std::uint64_t key) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    std::uint64_t& slot = find(key);
    if (slot == key) return false;
    slot = key;
    ++count_;
    return true;
  }
  std::size_t size() const { return count_; }

 private:
  static constexpr std::uint64_t kFree = ~0ull;

  std::uint64_t& find(std::uint64_t key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ull) >> 20) & mask;
    while (slots_[at] != kFree && slots_[at] != key) at = (at + 1) & mask;
    return slots_[at];
  }
  void grow() {
    std::vector<std::uint64_t> old(slots_.empty() ? 1024 : slots_.size() * 2, kFree);
    old.swap(slots_);
    for (const std::uint64_t key : old) {
      if (key != kFree) find(key) = key;
    }
  }

  std::vector<std::uint64_t> slots_;
  std::size_t count_ = 0;
};

}  // namespace snapcheck::base
