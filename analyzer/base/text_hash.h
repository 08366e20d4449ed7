// Hash of the short strings that a program is made of: names.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace snapcheck::base {

/// Eight bytes a step. The same on every run, and not meant to withstand an attacker.
inline std::uint64_t hash_text(std::string_view text) {
  constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15ull;
  std::uint64_t hash = (text.size() + 1) * kMix;
  const auto step = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kMix;
    hash ^= hash >> 32;
  };
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    step(word);
  }
  if (left != 0) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, left);
    step(word);
  }
  hash *= 0xff51afd7ed558ccdull;
  return hash ^ (hash >> 29);
}

/// For tables that are looked up by views.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return hash_text(text); }
};

}  // namespace snapcheck::base
