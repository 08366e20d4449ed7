// Plumbing: what the front end says about one file, for those who work on front ends and catalogues.
#include <fmt/format.h>

#include <memory>
#include <string>

#include "analyzer/base/files.h"
#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/lang/frontend.h"
#include "analyzer/model/dump.h"

namespace snapcheck::cli {
namespace {

/// Knows no other file.
class NoNames : public lang::Names {
 public:
  bool knows_type(std::string_view) const override { return false; }
  std::optional<std::string> module(std::string_view, std::string_view) const override { return std::nullopt; }
};

std::string stem(const std::string& path) {
  const std::size_t begin = path.rfind('/') + 1;
  return path.substr(begin, path.rfind('.') - begin);
}

int fail(const std::string& path, const std::string& what) {
  print_error({fmt::format("{}: {}", path, what), ""});
  return kUsage;
}

int dump_facts(const std::string& path) {
  const lang::FrontEnd* front_end = lang::front_end_for(path);
  if (front_end == nullptr) return fail(path, "is in no supported language");
  const auto content = base::read_file(path);
  if (!content) return fail(path, content.error().text());
  if (!content->skip.empty()) return fail(path, content->explanation);
  const lang::Source source{path, content->text, stem(path), stem(path) == "__init__"};
  const auto facts = front_end->lower(source, NoNames(), lang::Limits{[] { return false; }});
  if (!facts) return fail(path, facts.error().text());
  return print(model::dump(*facts)) ? kOk : kUsage;
}

}  // namespace

Action declare_facts(CLI::App& app) {
  const auto path = std::make_shared<std::string>();
  app.description("print what the front end reads in a file");
  app.add_option("FILE", *path, "a source file")->required()->type_name("");
  return [path] { return dump_facts(*path); };
}

}  // namespace snapcheck::cli
