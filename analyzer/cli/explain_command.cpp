#include <memory>
#include <string>

#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/settings.h"
#include "analyzer/rules/pages.h"

namespace snapcheck::cli {
namespace {

struct Arguments {
  std::string rule;
  std::vector<std::string> folders;
};

int explain(const Arguments& arguments) {
  const auto rules = load_rules_here(arguments.folders);
  if (!rules) {
    print_error(rules.error());
    return kUsage;
  }
  if (auto ok = check_rule_id(*rules, {arguments.rule, ""}); !ok) {
    print_error(ok.error());
    return kUsage;
  }
  return print(rules::rule_page(*rules->rule(arguments.rule))) ? kOk : kUsage;
}

}  // namespace

Action declare_explain(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("RULE", arguments->rule, "id of a rule, as printed behind a finding")->required()->type_name("");
  app.add_option("--rules", arguments->folders, "own rules beside the built-in ones; repeatable")
      ->option_text("DIR")
      ->expected(1)
      ->take_all();
  return [arguments] { return explain(*arguments); };
}

}  // namespace snapcheck::cli
