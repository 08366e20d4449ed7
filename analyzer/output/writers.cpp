#include "analyzer/output/writers.h"

#include <algorithm>
#include <array>

#include "analyzer/output/formats.h"

namespace snapcheck::output {
namespace {

constexpr std::array kWriters = {
    Writer{"text", write_text},
    Writer{"json", write_json},
    Writer{"sarif", write_sarif},
    Writer{"markdown", write_markdown},
};

}  // namespace

std::span<const Writer> writers() { return kWriters; }

const Writer* writer_named(std::string_view name) {
  const auto it = std::ranges::find(kWriters, name, &Writer::name);
  return it == kWriters.end() ? nullptr : &*it;
}

}  // namespace snapcheck::output
