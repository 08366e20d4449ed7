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

/// The table: a language is one row.
const std::array<FrontEnd, 3> kFrontEnds{{
    {"cpp", kCpp, cpp::lower},
    {"java", kJava, java::lower},
    {"python", kPython, python::lower},
}};

/// Settings are found by the names of their files.
constexpr FrontEnd kSettings{"java", {}, java::lower_settings};

}  // namespace

std::span<const FrontEnd> front_ends() { return kFrontEnds; }

const FrontEnd* front_end_for(std::string_view path) {
  for (const FrontEnd& front_end : kFrontEnds) {
    const bool mine = std::any_of(front_end.extensions.begin(), front_end.extensions.end(),
                                  [&](std::string_view extension) { return path.ends_with(extension); });
    if (mine) return &front_end;
  }
  return java::is_settings(path) ? &kSettings : nullptr;
}

}  // namespace snapcheck::lang
