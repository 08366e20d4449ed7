// The entries of the runner's state message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace snapcheck::runner {

/// A text, where a JSON number would not be exact.
inline nlohmann::json numeral(std::uint64_t value) {
  if (value >> 53 == 0) return value;
  return std::to_string(value);
}

class Entries {
 public:
  explicit Entries(std::size_t limit) : limit_(limit) {}

  std::size_t size() const { return all_.size(); }
  bool full() const { return all_.size() >= limit_; }
  bool truncated() const { return truncated_; }

  /// `entry` without its path: several of one path are told apart (statics of several sources, bases with equal names).
  void add(const std::string& path, const std::string& name, nlohmann::json entry) {
    if (full()) {
      truncated_ = true;
      return;
    }
    const int same = ++seen_[path];
    last_[path] = all_.size();
    entry["name"] = name;
    entry["path"] = path + (same > 1 ? "#" + std::to_string(same) : "");
    all_.push_back(std::move(entry));
  }

  /// There is more in it than the entries of this path and those below it say.
  void mark_unread(const std::string& path, const std::string& name) {
    if (const auto known = last_.find(path); known != last_.end()) {
      all_[known->second]["unread"] = true;
    } else {
      add(path, name, {{"unread", true}});
    }
  }

  nlohmann::json take() { return std::move(all_); }

 private:
  std::size_t limit_;
  bool truncated_ = false;
  std::map<std::string, int> seen_;
  std::map<std::string, std::size_t> last_;  ///< path -> its last entry
  nlohmann::json all_ = nlohmann::json::array();
};

}  // namespace snapcheck::runner
