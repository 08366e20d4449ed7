// snapcheck-embed [--fixtures DIR] OUT.cpp FILES...
//
// Run by the build: reads the rule files with the loader that also reads the user's, checks that they are complete
// (and, with --fixtures, that DIR/<rule-id>/<language>/ has a file for every language of a rule's examples), and writes
// OUT.cpp with built_in() for built_in.h. Every mistake is printed as "path:line: what" and ends the build.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "analyzer/rules/blob.h"
#include "analyzer/rules/load.h"

namespace {

using namespace snapcheck;
namespace fs = std::filesystem;

constexpr std::string_view kUsage = "usage: snapcheck-embed [--fixtures DIR] OUT.cpp FILES...";

[[noreturn]] void stop(std::string_view what) {
  fmt::print(stderr, "{}\n", what);
  std::exit(1);
}

std::vector<rules::TextFile> read_all(const std::vector<std::string>& paths) {
  std::vector<rules::TextFile> files;
  for (const std::string& path : paths) {
    base::Result<std::vector<rules::TextFile>> read = rules::read_rule_files(path);
    if (!read) stop(read.error().text());
    files.insert(files.end(), std::make_move_iterator(read->begin()), std::make_move_iterator(read->end()));
  }
  return files;
}

bool has_file(const fs::path& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored)) return true;
  }
  return false;
}

std::vector<std::string> missing_fixtures(const model::RuleSet& set, const fs::path& folder) {
  std::vector<std::string> missing;
  for (const model::Rule& rule : set.rules) {
    for (const model::Example& example : rule.examples) {
      const fs::path wanted = folder / rule.id / example.language;
      if (!has_file(wanted)) {
        missing.push_back(fmt::format("rules/{}.yaml:1: no fixtures for {}; add some to {}", rule.id, example.language,
                                      wanted.string()));
      }
    }
  }
  return missing;
}

/// The bytes as adjacent string literals. Three octal digits end an escape whatever follows.
std::string literal(std::string_view bytes) {
  constexpr std::size_t kBytesPerLine = 100;
  std::string text;
  text.reserve(bytes.size() * 5 / 4);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % kBytesPerLine == 0) text += i == 0 ? "    \"" : "\"\n    \"";
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '?') {
      text += static_cast<char>(c);
    } else {
      text += fmt::format("\\{:03o}", c);
    }
  }
  return text + "\"";
}

std::string source(std::string_view bytes) {
  return fmt::format(
      "// Made by snapcheck-embed from rules/. Do not edit.\n"
      "#include <string_view>\n\n"
      "#include \"analyzer/rules/blob.h\"\n"
      "#include \"analyzer/rules/built_in.h\"\n\n"
      "namespace snapcheck::rules {{\n\n"
      "namespace {{\n\n"
      "constexpr char kBytes[] =\n{};\n\n"
      "}}  // namespace\n\n"
      "base::Result<model::RuleSet> built_in() {{ return decode({{kBytes, sizeof kBytes - 1}}); }}\n\n"
      "}}  // namespace snapcheck::rules\n",
      literal(bytes));
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::string fixtures;
  if (arguments.size() >= 2 && arguments[0] == "--fixtures") {
    fixtures = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.size() < 2) stop(kUsage);
  const std::string out = arguments[0];
  arguments.erase(arguments.begin());

  base::Result<model::RuleSet> set = rules::load(read_all(arguments));
  if (!set) stop(set.error().text());
  std::vector<std::string> wrong = rules::gaps(*set);
  if (!fixtures.empty()) {
    for (std::string& line : missing_fixtures(*set, fixtures)) wrong.push_back(std::move(line));
  }
  if (!wrong.empty()) stop(fmt::format("{}", fmt::join(wrong, "\n")));

  std::ofstream file(out, std::ios::binary);
  file << source(rules::encode(*set));
  file.close();
  if (!file) stop(fmt::format("snapcheck-embed: cannot write {}", out));
  return 0;
}
