// Any bytes as a Java file: the front end must come back with rows that refer to each other and to the text.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/lang/java/java.h"
#include "analyzer/lang/java/package_peek.h"
#include "analyzer/model/dump.h"
#include "analyzer/model/validate.h"

namespace {

using namespace snapcheck;

/// Knows a type now and then, so that both answers are met.
class SomeNames : public lang::Names {
 public:
  bool knows_type(std::string_view qualified) const override { return qualified.size() % 3 == 0; }
  std::optional<std::string> module(std::string_view, std::string_view) const override { return std::nullopt; }
};

void require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view package = lang::java::package_of(text);
  require(package.size() <= text.size(), "package_of: longer than the text");
  const auto facts = lang::java::lower({"Fuzz.java", text, "", false}, SomeNames(), {});
  require(facts.has_value(), facts ? std::string() : facts.error().text());
  const auto valid = model::validate(*facts, size);
  require(valid.has_value(), valid ? std::string() : valid.error().text());
  require(!model::dump(*facts).empty(), "dump: empty");
  return 0;
}
