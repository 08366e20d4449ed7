#include "analyzer/base/name.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <vector>

namespace snapcheck::base {

/// One part of the table of all names; which part a name is in follows from its hash.
class Names {
 public:
  const Name::Row* find_or_add(std::string_view text, std::uint64_t hash) {
    const std::lock_guard lock(mutex_);
    if (rows_.size() < 2 * (count_ + 1)) grow();
    const std::size_t at = slot(text, hash, rows_);
    if (rows_[at] == nullptr) {
      rows_[at] = write(text, hash);
      ++count_;
    }
    return rows_[at];
  }

  static bool is(const Name::Row* row, std::string_view text, std::uint64_t hash) {
    return row->hash == hash && row->size == text.size() && std::memcmp(row + 1, text.data(), text.size()) == 0;
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 16;

  static std::size_t slot(std::string_view text, std::uint64_t hash, const std::vector<const Name::Row*>& rows) {
    std::size_t at = (hash >> 8) & (rows.size() - 1);
    while (rows[at] != nullptr && !is(rows[at], text, hash)) at = (at + 1) & (rows.size() - 1);
    return at;
  }
  void grow() {
    std::vector<const Name::Row*> larger(std::max<std::size_t>(256, rows_.size() * 2));
    for (const Name::Row* row : rows_) {
      if (row == nullptr) continue;
      std::size_t at = (row->hash >> 8) & (larger.size() - 1);
      while (larger[at] != nullptr) at = (at + 1) & (larger.size() - 1);
      larger[at] = row;
    }
    rows_ = std::move(larger);
  }
  const Name::Row* write(std::string_view text, std::uint64_t hash) {
    const std::size_t size =
        (sizeof(Name::Row) + text.size() + alignof(Name::Row) - 1) / alignof(Name::Row) * alignof(Name::Row);
    if (left_ < size) {
      left_ = std::max(size, kBlock);
      blocks_.push_back(std::make_unique<std::byte[]>(left_));
      next_ = blocks_.back().get();
    }
    auto* row = new (next_) Name::Row{hash, static_cast<std::uint32_t>(text.size()), 0};
    std::memcpy(row + 1, text.data(), text.size());
    next_ += size;
    left_ -= size;
    return row;
  }

  std::mutex mutex_;
  std::vector<const Name::Row*> rows_;  ///< open addressing, at most half full; a power of two
  std::size_t count_ = 0;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

const Name::Row* Name::intern(std::string_view text) {
  // Never destroyed: names outlive whatever static object holds one.
  static auto& parts = *new std::array<Names, 64>;
  // A file says the same few names again and again.
  thread_local std::array<const Row*, 4096> recent{};
  const std::uint64_t hash = hash_text(text);
  const Row*& known = recent[(hash >> 6) % recent.size()];
  if (known == nullptr || !Names::is(known, text, hash)) known = parts[hash % parts.size()].find_or_add(text, hash);
  return known;
}

}  // namespace snapcheck::base
