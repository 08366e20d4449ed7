#include "analyzer/model/fingerprint.h"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <utility>

namespace snapcheck::model {
namespace {

/// FNV-1a, 64 bits.
class Hash {
 public:
  void add(char c) { value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3; }
  /// The text and an end mark, so that neighbours cannot trade characters.
  void add(std::string_view text) {
    for (const char c : text) add(c);
    add('\0');
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

std::uint64_t hash(const Finding& finding, base::SourceSet& sources) {
  Hash hash;
  hash.add(finding.rule);
  hash.add(finding.symbol);
  for (const char c : sources.get(finding.at.path).text(finding.at.span)) {
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') hash.add(c);
  }
  return hash.value();
}

}  // namespace

std::vector<std::string> fingerprints(const std::vector<Finding>& findings, base::SourceSet& sources) {
  std::vector<std::string> keys;
  keys.reserve(findings.size());
  std::map<std::pair<std::string, std::uint64_t>, int> seen;
  for (const Finding& finding : findings) {
    const std::uint64_t value = hash(finding, sources);
    keys.push_back(fmt::format("{:016x}:{}", value, ++seen[{finding.at.path, value}]));
  }
  return keys;
}

}  // namespace snapcheck::model
