// Things that hang together, by number: joined in pairs, asked by group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace snapcheck::base {

/// Union-find with path halving.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0u); }

  /// One of the group's members, the same for all until the next join().
  std::uint32_t of(std::uint32_t member) {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace snapcheck::base
