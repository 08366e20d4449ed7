// Rule files are user input. Any bytes, as the text of one file of each kind, must give a rule set or an error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/rules/blob.h"
#include "analyzer/rules/load.h"
#include "analyzer/rules/pages.h"

namespace {

using namespace snapcheck;

const std::string kConcepts = "concepts:\n  id: {kind: value, noun: an id}\n";
const std::string kRule = "check: state\nconcepts: [id]\nlevel: note\nmessage: M.\nsummary: S.\nrepair: r\n";

void expect(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::vector<rules::TextFile> files = {{"c.yaml", kConcepts}, {"a-rule.yaml", kRule}, {"input.yaml", text}};
  const auto set = rules::load(files);
  if (set) {
    const std::string bytes = rules::encode(*set);
    const auto again = rules::decode(bytes);
    expect(again.has_value() && rules::encode(*again) == bytes);
    for (const auto& rule : set->rules) expect(!rules::rule_page(rule).empty());
  } else {
    expect(!set.error().what.empty() && set.error().what.find(':') != std::string::npos);
  }
  const auto decoded = rules::decode(text);  // any bytes: refused or read, never read past the end
  expect(decoded.has_value() || !decoded.error().what.empty());
  return 0;
}
