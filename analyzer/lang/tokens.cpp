#include "analyzer/lang/tokens.h"

#include <array>

namespace snapcheck::lang {

namespace {

constexpr std::array<bool, 256> make_identifier_bytes() {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c) {
    table[static_cast<std::size_t>(c)] =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c >= 0x80;
  }
  return table;
}

constexpr auto kIdentifier = make_identifier_bytes();

/// A growing open-addressing set; 0 marks an empty slot (and is counted apart).
class HashSet {
 public:
  void add(Token value) {
    if (value == 0) value = 1;
    if ((count_ + 1) * 2 > slots_.size()) grow();
    insert(value);
  }

  std::vector<Token> sorted() && {
    std::vector<Token> all;
    all.reserve(count_);
    for (const Token value : slots_) {
      if (value != 0) all.push_back(value);
    }
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  void insert(Token value) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (value * 0x9e3779b1u) & mask;
    while (slots_[at] != 0 && slots_[at] != value) at = (at + 1) & mask;
    if (slots_[at] == 0) {
      slots_[at] = value;
      ++count_;
    }
  }

  void grow() {
    std::vector<Token> old = std::move(slots_);
    slots_.assign(std::max<std::size_t>(512, old.size() * 2), 0);
    count_ = 0;
    for (const Token value : old) {
      if (value != 0) insert(value);
    }
  }

  std::vector<Token> slots_;
  std::size_t count_ = 0;
};

}  // namespace

TokenSet tokens_of(std::string_view text) {
  TokenSet result;
  HashSet set;
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = at + text.size();
  while (at < end) {
    if (!kIdentifier[*at]) {
      result.lines += *at == '\n';
      ++at;
      continue;
    }
    const bool number = *at >= '0' && *at <= '9';
    std::uint32_t hash = 2166136261u;
    do {
      hash = (hash ^ *at) * 16777619u;
      ++at;
    } while (at < end && kIdentifier[*at]);
    if (!number) set.add(hash);
  }
  if (!text.empty() && text.back() != '\n') ++result.lines;
  result.tokens = std::move(set).sorted();
  return result;
}

}  // namespace snapcheck::lang
