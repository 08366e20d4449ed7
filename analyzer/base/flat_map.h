// A map from 64-bit keys to small values in one array, next to flat_set.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace snapcheck::base {

/// Open addressing, at most half full. No removal. The key 2^64 - 1 cannot be in it.
template <typename Value>
class FlatMap {
 public:
  /// The value of the key, and whether it is new (then it is `Value()`). The reference is good until the next call.
  std::pair<Value&, bool> add(std::uint64_t key) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[find(key)];
    const bool fresh = slot.key == kFree;
    if (fresh) {
      slot.key = key;
      ++count_;
    }
    return {slot.value, fresh};
  }
  std::size_t size() const { return count_; }
  /// nullptr when the key is not there.
  const Value* get(std::uint64_t key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[find(key)];
    return slot.key == kFree ? nullptr : &slot.value;
  }

 private:
  static constexpr std::uint64_t kFree = ~0ull;
  struct Slot {
    std::uint64_t key = kFree;
    Value value{};
  };

  std::size_t find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ull) >> 20) & mask;
    while (slots_[at].key != kFree && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    for (Slot& slot : old) {
      if (slot.key != kFree) slots_[find(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace snapcheck::base
