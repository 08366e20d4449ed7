// Small hash tables for one file's lowering: names to numbers, numbers to numbers. Open addressing, no deletion.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace snapcheck::lang::python {

using NameId = std::uint32_t;

/// Identifiers as numbers. Keeps views: the texts must outlive it, or be given to keep().
class NameTable {
 public:
  NameTable() : slots_(512, 0) {}

  NameId add(std::string_view text) {
    if ((texts_.size() + 1) * 2 > slots_.size()) grow();
    std::size_t at = hash(text) & (slots_.size() - 1);
    while (slots_[at] != 0) {
      if (texts_[slots_[at] - 1] == text) return slots_[at] - 1;
      at = (at + 1) & (slots_.size() - 1);
    }
    texts_.push_back(text);
    slots_[at] = static_cast<std::uint32_t>(texts_.size());
    return slots_[at] - 1;
  }

  /// add() of a text that lives elsewhere for a shorter time.
  NameId keep(std::string text) {
    const NameId before = static_cast<NameId>(texts_.size());
    const NameId id = add(text);
    if (id == before) texts_[id] = kept_.emplace_back(std::move(text));
    return id;
  }

  std::string_view text(NameId id) const { return texts_[id]; }

 private:
  static std::size_t hash(std::string_view text) {
    std::uint64_t value = 0xcbf29ce484222325u;
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return static_cast<std::size_t>(value ^ (value >> 32));
  }

  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      std::size_t at = hash(texts_[i]) & (slots_.size() - 1);
      while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = static_cast<std::uint32_t>(i + 1);
    }
  }

  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> slots_;  ///< index into texts_ plus one; 0 is free
  std::deque<std::string> kept_;
};

/// 64-bit keys to 32-bit values. The key with all bits set is reserved.
class NumberMap {
 public:
  NumberMap() : slots_(64) {}

  /// The value of the key; when it is new, `fresh` is set and the value is `initial`.
  std::uint32_t& get(std::uint64_t key, std::uint32_t initial, bool& fresh) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[find_slot(key)];
    fresh = slot.key == kFree;
    if (fresh) {
      slot = {key, initial};
      ++size_;
    }
    return slot.value;
  }

  void set(std::uint64_t key, std::uint32_t value) {
    bool fresh = false;
    get(key, value, fresh) = value;
  }

  /// nullptr when absent.
  const std::uint32_t* find(std::uint64_t key) const {
    const Slot& slot = slots_[find_slot(key)];
    return slot.key == kFree ? nullptr : &slot.value;
  }

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};
  struct Slot {
    std::uint64_t key = kFree;
    std::uint32_t value = 0;
  };

  std::size_t find_slot(std::uint64_t key) const {
    std::uint64_t mixed = key * 0x9e3779b97f4a7c15u;
    std::size_t at = static_cast<std::size_t>(mixed ^ (mixed >> 29)) & (slots_.size() - 1);
    while (slots_[at].key != kFree && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key != kFree) slots_[find_slot(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

inline std::uint64_t key_of(std::uint32_t high, std::uint32_t low) {
  return (static_cast<std::uint64_t>(high) << 32) | low;
}

}  // namespace snapcheck::lang::python
