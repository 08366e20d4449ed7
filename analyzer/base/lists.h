// A list for each small number, all in one array: what a map of vectors would be, without an allocation for each.
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace snapcheck::base {

template <typename Value>
class Lists {
 public:
  Lists() = default;
  /// The values of each key below `keys`, in the order of `pairs`.
  Lists(std::size_t keys, const std::vector<std::pair<std::uint32_t, Value>>& pairs)
      : begins_(keys + 1), values_(pairs.size()) {
    for (const auto& [key, value] : pairs) ++begins_[key + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (const auto& [key, value] : pairs) values_[next[key]++] = value;
  }

  /// How many keys have lists.
  std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  std::span<const Value> operator[](std::uint32_t key) const {
    return {values_.data() + begins_[key], begins_[key + 1] - begins_[key]};
  }

 private:
  std::vector<std::uint32_t> begins_;
  std::vector<Value> values_;
};

}  // namespace snapcheck::base
