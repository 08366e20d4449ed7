// Any bytes as a Python file: the front end must come back with rows that refer to each other and to the text,
// or say that the text is nested too deeply.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/lang/python/indents.h"
#include "analyzer/lang/python/python.h"
#include "analyzer/model/dump.h"
#include "analyzer/model/validate.h"

namespace {

using namespace snapcheck;

/// Knows a module now and then, so that both answers are met.
class SomeNames : public lang::Names {
 public:
  bool knows_type(std::string_view) const override { return false; }
  std::optional<std::string> module(std::string_view, std::string_view dotted) const override {
    if (dotted.size() % 3 != 0) return std::nullopt;
    return dotted.size() % 2 == 0 ? std::string(dotted) : "project." + std::string(dotted);
  }
};

void require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto facts = lang::python::lower({"pkg/fuzz.py", text, "pkg.fuzz", size % 2 == 1}, SomeNames(), {});
  if (!facts && lang::python::indents(text) > lang::python::kMaxIndents) return 0;
  require(facts.has_value(), facts ? std::string() : facts.error().text());
  const auto valid = model::validate(*facts, size);
  require(valid.has_value(), valid ? std::string() : valid.error().text());
  require(!model::dump(*facts).empty(), "dump: empty");
  return 0;
}
