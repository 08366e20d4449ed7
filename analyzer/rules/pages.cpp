#include "analyzer/rules/pages.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "analyzer/rules/words.h"

namespace snapcheck::rules {

namespace {

using model::Rule;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

/// "the repair." from "the repair": repairs are written without a period, as parts of a line.
std::string sentence(std::string_view text) {
  std::string result(trimmed(text));
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
  if (!result.ends_with('.')) result += '.';
  return result;
}

std::string language_name(std::string_view language) {
  if (language == "python") return "Python";
  if (language == "java") return "Java";
  if (language == "c") return "C";
  if (language == "cpp") return "C and C++";
  return std::string(language);
}

std::vector<std::string> languages(const Rule& rule) {
  std::vector<std::string> names;
  for (const model::Example& example : rule.examples) {
    std::string name = language_name(example.language);
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

std::string levels(const Rule& rule) {
  std::string text = fmt::format("{}", word_for(kLevels, rule.level));
  for (const std::string_view platform : kPlatforms) {
    const auto level = rule.platforms.find(std::string(platform));
    if (level == rule.platforms.end() || level->second == rule.level) continue;
    text += fmt::format("; {} with `--platform {}`", word_for(kLevels, level->second), platform);
  }
  return text;
}

void section(std::string& page, std::string_view title, std::string_view body) {
  if (trimmed(body).empty()) return;
  page += fmt::format("\n## {}\n\n{}\n", title, trimmed(body));
}

/// How a hook is written, on the pages of rules that one repairs.
void hooks(std::string& page, const Rule& rule) {
  const auto speaks = [](std::string_view text) { return text.find("hook") != std::string_view::npos; };
  const bool any = speaks(rule.repair) ||
                   std::ranges::any_of(rule.repairs, [&](const auto& repair) { return speaks(repair.second); });
  if (!any) return;
  page +=
      "\nHooks are registered with `snapcheck_hooks.after_restore(f)` in Python,\n"
      "`io.snapcheck.hooks.Hooks.afterRestore(f)` in Java, `snapcheck::after_restore(f)` in C++ and\n"
      "`snapcheck_after_restore(&hook, NULL)` in C, or with what the platform has (CRaC, `snapshot_restore_py`);\n"
      "`docs/hooks.md` has programs that run.\n";
}

void examples(std::string& page, const Rule& rule) {
  for (const model::Example& example : rule.examples) {
    page += fmt::format("\n## Example: {}\n\nReported:\n\n```{}\n{}\n```\n\nBetter:\n\n```{}\n{}\n```\n",
                        language_name(example.language), example.language, trimmed(example.bad), example.language,
                        trimmed(example.good));
  }
}

std::string_view group_title(std::string_view group) {
  if (group == "uniqueness") return "Uniqueness: what must differ between clones";
  if (group == "staleness") return "Staleness: what is out of date after a restore";
  if (group == "liveness") return "Liveness: what is dead or doubled after a restore";
  if (group == "hooks") return "Hooks: repairs that do not repair";
  return "Others";
}

}  // namespace

std::string rule_page(const Rule& rule) {
  std::string page = fmt::format("# {}\n\n{}\n\n", rule.id, rule.summary);
  page += fmt::format("- Level: {}\n", levels(rule));
  page += fmt::format("- Precision: {}\n", rule.precision);
  if (!rule.security_severity.empty()) page += fmt::format("- Security severity: {}\n", rule.security_severity);
  if (!rule.examples.empty()) page += fmt::format("- Languages: {}\n", fmt::join(languages(rule), ", "));
  section(page, "What it does", rule.what);
  section(page, "Why it breaks after a restore", rule.why);
  section(page, "Repair", sentence(rule.repair));
  for (auto it = rule.repairs.begin(); it != rule.repairs.end(); ++it) {
    page += fmt::format("{}- {}: {}.\n", it == rule.repairs.begin() ? "\n" : "", language_name(it->first),
                        trimmed(it->second));
  }
  hooks(page, rule);
  examples(page, rule);
  section(page, "When to suppress", rule.suppress);
  if (!rule.references.empty()) {
    page += "\n## References\n\n";
    for (const std::string& reference : rule.references) page += fmt::format("- <{}>\n", reference);
  }
  return page;
}

std::string rules_index(const model::RuleSet& rules) {
  std::string page =
      "# Rules\n\n"
      "Made from `rules/*.yaml`; `snapcheck explain RULE` prints the same pages. Levels are those without "
      "`--platform`.\n";
  for (const std::string_view group : kGroups) {
    std::string rows;
    for (const Rule& rule : rules.rules) {
      if (rule.group != group) continue;
      rows +=
          fmt::format("| [{0}](rules/{0}.md) | {1} | {2} |\n", rule.id, word_for(kLevels, rule.level), rule.summary);
    }
    if (rows.empty()) continue;
    page += fmt::format("\n## {}\n\n| rule | level | |\n| --- | --- | --- |\n{}", group_title(group), rows);
  }
  return page;
}

}  // namespace snapcheck::rules
