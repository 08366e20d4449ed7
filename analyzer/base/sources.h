// The texts behind a report, read when they are first asked for: only files with findings are ever loaded.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "analyzer/base/lines.h"

namespace snapcheck::base {

/// One text with its line table.
class SourceText {
 public:
  explicit SourceText(std::string text, bool had_mark = false)
      : text_(std::move(text)), lines_(text_), had_mark_(had_mark) {}
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  std::string_view text() const { return text_; }
  const Lines& lines() const { return lines_; }
  /// The bytes of a span, cut at the end of the text.
  std::string_view text(Span span) const;
  /// The file begins with a byte order mark, which is not part of the text.
  bool had_mark() const { return had_mark_; }

 private:
  const std::string text_;
  const Lines lines_;
  const bool had_mark_;
};

/// Files by path. Not thread-safe.
class SourceSet {
 public:
  /// The text of a file as base::read_file gives it. Of a file that cannot be read it is empty: a report about it
  /// has positions in line 1. The reference stays valid as long as the set.
  const SourceText& get(const std::string& path);

  /// Gives the text of `path`, instead of what the file says.
  void add(std::string path, std::string text);

 private:
  std::map<std::string, std::unique_ptr<SourceText>, std::less<>> texts_;
};

}  // namespace snapcheck::base
