#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "analyzer/base/suggest.h"
#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/settings.h"

namespace snapcheck::cli {
namespace {

struct Arguments {
  std::string format = "text";
  std::vector<std::string> folders;
};

std::string as_text(const model::RuleSet& rules) {
  std::size_t width = 0;
  for (const model::Rule& rule : rules.rules) width = std::max(width, rule.id.size());
  std::string out;
  for (const model::Rule& rule : rules.rules) {
    fmt::format_to(std::back_inserter(out), "{:<{}}  {:<7}  {}\n", rule.id, width, model::to_string(rule.level),
                   rule.summary);
  }
  return out;
}

std::string as_json(const model::RuleSet& rules) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const model::Rule& rule : rules.rules) {
    Json entry;
    entry["id"] = rule.id;
    entry["name"] = rule.name;
    entry["group"] = rule.group;
    entry["level"] = model::to_string(rule.level);
    entry["platforms"] = Json::object();
    for (const auto& [platform, level] : rule.platforms) entry["platforms"][platform] = model::to_string(level);
    entry["precision"] = rule.precision;
    entry["security_severity"] = rule.security_severity;
    entry["tags"] = rule.tags;
    entry["summary"] = rule.summary;
    entry["repair"] = rule.repair;
    entry["references"] = rule.references;
    list.push_back(std::move(entry));
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

int list_rules(const Arguments& arguments) {
  constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
  if (std::ranges::find(kFormats, arguments.format) == kFormats.end()) {
    print_error({fmt::format("--format: `{}` is not one of {}", arguments.format, fmt::join(kFormats, ", ")),
                 base::did_you_mean(arguments.format, kFormats)});
    return kUsage;
  }
  const auto rules = load_rules_here(arguments.folders);
  if (!rules) {
    print_error(rules.error());
    return kUsage;
  }
  return print(arguments.format == "json" ? as_json(*rules) : as_text(*rules)) ? kOk : kUsage;
}

}  // namespace

Action declare_rules(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("--format", arguments->format, "what to print (text)")->option_text("text|json");
  app.add_option("--rules", arguments->folders, "own rules beside the built-in ones; repeatable")
      ->option_text("DIR")
      ->expected(1)
      ->take_all();
  return [arguments] { return list_rules(*arguments); };
}

}  // namespace snapcheck::cli
