#include "analyzer/base/sources.h"

#include <limits>

#include "analyzer/base/files.h"

namespace snapcheck::base {

std::string_view SourceText::text(Span span) const {
  const std::string_view all = text_;
  if (span.begin >= all.size() || span.end <= span.begin) return {};
  return all.substr(span.begin, span.end - span.begin);
}

const SourceText& SourceSet::get(const std::string& path) {
  std::unique_ptr<SourceText>& entry = texts_[path];
  if (!entry) {
    auto content = read_file(path, std::numeric_limits<std::uint32_t>::max());
    entry = content ? std::make_unique<SourceText>(std::move(content->text), content->had_mark)
                    : std::make_unique<SourceText>(std::string());
  }
  return *entry;
}

void SourceSet::add(std::string path, std::string text) {
  texts_[std::move(path)] = std::make_unique<SourceText>(std::move(text));
}

}  // namespace snapcheck::base
