#include <algorithm>
#include <array>

#include "analyzer/lang/cpp/cpp.h"
#include "analyzer/lang/frontend.h"
#include "analyzer/lang/java/java.h"
#include "analyzer/lang/java/settings.h"
#include "analyzer/lang/python/python.h"

namespace snapcheck::lang {

namespace {

constexpr std::array<std::string_view, 2> kPython = {".py", ".pyw"};
constexpr std::array<std::string_view, 1> kJava = {".java"};
constexpr std::array<std::string_view, 15> kCpp = {".c",   ".cc",  ".cpp", ".cxx", ".c++", ".C",   ".h",  ".hh",
                                                   ".hpp", ".hxx", ".h++", ".H",   ".ipp", ".tcc", ".inl"};

/// The table: a language is one row, and one more for files that are no source code.
const std::array<FrontEnd, 4> kFrontEnds{{
    {"cpp", kCpp, cpp::lower},
    {"java", kJava, java::lower},
    {"java", {}, java::lower_settings, java::kSettings, java::draws_at_random},
    {"python", kPython, python::lower},
}};

}  // namespace

std::span<const FrontEnd> front_ends() { return kFrontEnds; }

const FrontEnd* front_end_for(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (const FrontEnd& front_end : kFrontEnds) {
    const auto ends_path = [&](std::string_view extension) { return path.ends_with(extension); };
    const auto is_name = [&](const FileNames& file) {
      return name.starts_with(file.begin) && name.ends_with(file.end);
    };
    if (std::ranges::any_of(front_end.extensions, ends_path) || std::ranges::any_of(front_end.files, is_name)) {
      return &front_end;
    }
  }
  return nullptr;
}

}  // namespace snapcheck::lang
