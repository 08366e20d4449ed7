// A strict reader of the YAML subset that rule files use. Only yaml.cpp sees yaml-cpp.
//
// Not allowed, with a clear error: anchors and aliases (a few bytes of them can stand for gigabytes), tags, several
// documents in one file, a key given twice, more than kMaxBytes, kMaxNodes or kMaxDepth.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::rules {

inline constexpr std::size_t kMaxBytes = 1u << 20;
inline constexpr std::size_t kMaxNodes = 200'000;
inline constexpr std::size_t kMaxDepth = 16;

struct Yaml {
  enum class Kind { null, scalar, sequence, map } kind = Kind::null;
  int line = 0;         ///< from 1
  std::string text;     ///< Kind::scalar
  bool quoted = false;  ///< Kind::scalar: in quotes or a block, so never a word of the format
  std::string key;      ///< of an item of a map
  int key_line = 0;
  std::vector<Yaml> items;  ///< Kind::sequence, map; in file order

  /// The item of a map with this key, or nullptr.
  const Yaml* find(std::string_view name) const;
};

/// The only document of `text`, a null node when it is empty. Errors begin with "path:line: ".
base::Result<Yaml> parse_yaml(std::string_view path, std::string_view text);

}  // namespace snapcheck::rules
