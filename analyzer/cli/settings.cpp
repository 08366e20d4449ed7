#include "analyzer/cli/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <span>
#include <string_view>

#include "analyzer/base/suggest.h"
#include "analyzer/cli/choices.h"
#include "analyzer/cli/console.h"
#include "analyzer/output/writers.h"
#include "analyzer/rules/built_in.h"
#include "analyzer/rules/load.h"

namespace snapcheck::cli {
namespace {

using base::Error;
using base::Result;

/// The value by precedence. `name` is the flag without dashes, from which the variable's name follows.
Value settle_value(const std::string& name, const std::string& flag, const std::optional<Value>& file,
                   const std::string& standard) {
  if (!flag.empty()) return {flag, "--" + name};
  std::string variable = "SNAPCHECK_" + name;
  std::ranges::replace(variable, '-', '_');
  std::ranges::transform(variable, variable.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c; });
  if (const char* value = std::getenv(variable.c_str()); value != nullptr && *value != '\0') return {value, variable};
  return file ? *file : Value{standard, "default"};
}

Result<void> check_choice(const Value& value, std::span<const std::string_view> choices) {
  if (std::ranges::find(choices, value.text) != choices.end()) return {};
  const std::string advice = base::did_you_mean(value.text, choices);
  return Error{fmt::format("{}: `{}` is not one of {}", value.origin, value.text, fmt::join(choices, ", ")), advice};
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const output::Writer& writer : output::writers()) names.push_back(writer.name);
  return names;
}

Result<void> check_number(const Value& value, unsigned lowest, unsigned highest) {
  unsigned number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [stop, code] = std::from_chars(value.text.data(), end, number);
  if (code == std::errc() && stop == end && number >= lowest && number <= highest) return {};
  return Error{fmt::format("{}: `{}` is no number from {} to {}", value.origin, value.text, lowest, highest), ""};
}

Result<void> settle_outputs(const std::vector<std::string>& given, Settings& settings) {
  const auto formats = format_names();
  for (const std::string& text : given) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size()) {
      return Error{fmt::format("--output: `{}` names no file", text), "write --output FORMAT=FILE"};
    }
    Output output{text.substr(0, equals), text.substr(equals + 1)};
    if (auto ok = check_choice({output.format, "--output"}, formats); !ok) return ok;
    if (std::ranges::any_of(settings.outputs, [&](const Output& other) { return other.path == output.path; })) {
      return Error{fmt::format("--output: two reports into {}", output.path), "give each a file of its own"};
    }
    if (auto ok = check_writable(output.path); !ok) return ok;
    settings.outputs.push_back(std::move(output));
  }
  return {};
}

/// Levels of the file, then --disable, then --rule, which also runs a rule that the file switches off.
Result<void> settle_levels(const Flags& flags, Settings& settings) {
  constexpr std::array<std::string_view, 4> kLevels = {"error", "warning", "note", "off"};
  for (const auto& [id, level] : settings.file.rules) {
    if (auto ok = check_rule_id(settings.rules, {id, level.origin}); !ok) return ok;
    if (auto ok = check_choice(level, kLevels); !ok) return ok;
    settings.levels[id] = *model::level_named(level.text);
  }
  for (const std::string& id : flags.disabled) {
    if (auto ok = check_rule_id(settings.rules, {id, "--disable"}); !ok) return ok;
    settings.levels[id] = model::Level::off;
  }
  for (const std::string& id : flags.only) {
    if (auto ok = check_rule_id(settings.rules, {id, "--rule"}); !ok) return ok;
    const auto it = settings.levels.find(id);
    if (it == settings.levels.end() || it->second != model::Level::off) continue;
    if (std::ranges::find(flags.disabled, id) != flags.disabled.end()) {
      return Error{fmt::format("--rule and --disable both name {}", id), "give one of them"};
    }
    settings.levels.erase(it);
  }
  settings.only = flags.only;
  return {};
}

Result<void> settle_values(const Flags& flags, Settings& settings) {
  const ConfigFile& file = settings.file;
  settings.format = settle_value("format", flags.format, {}, "text");
  settings.fail_on = settle_value("fail-on", flags.fail_on, file.fail_on, "warning");
  settings.platform = settle_value("platform", flags.platform, file.platform, "");
  settings.color = settle_value("color", flags.color, {}, "auto");
  settings.progress = settle_value("progress", flags.progress, {}, "auto");
  settings.jobs = settle_value("jobs", flags.jobs, {}, "0");
  settings.max_file_size = settle_value("max-file-size", flags.max_file_size, file.max_file_size, "16");

  if (auto ok = check_choice(settings.format, format_names()); !ok) return ok;
  if (auto ok = check_choice(settings.fail_on, kThresholds); !ok) return ok;
  if (!settings.platform.text.empty()) {
    if (auto ok = check_choice(settings.platform, kPlatforms); !ok) return ok;
  }
  if (auto ok = check_choice(settings.color, kColors); !ok) return ok;
  if (auto ok = check_choice(settings.progress, kProgress); !ok) return ok;
  if (auto ok = check_number(settings.jobs, 0, 1024); !ok) return ok;
  if (auto ok = check_number(settings.max_file_size, 1, 2048); !ok) return ok;
  settings.threshold = model::level_named(settings.fail_on.text).value_or(model::Level::off);
  return {};
}

Result<ConfigFile> settle_config(const Flags& flags) {
  if (flags.no_config) return ConfigFile{};
  const std::string path = flags.config.empty() ? find_config(flags.paths.front()) : flags.config;
  return path.empty() ? Result<ConfigFile>(ConfigFile{}) : read_config(path);
}

std::string below_config(const ConfigFile& file, const Value& path) {
  return path.text.starts_with('/') ? path.text : file.folder + "/" + path.text;
}

/// The folders of rules that a configuration names, then those of the flags.
std::vector<std::string> rule_folders(const ConfigFile& file, const std::vector<std::string>& flags) {
  std::vector<std::string> folders;
  for (const Value& catalog : file.catalogs) folders.push_back(below_config(file, catalog));
  folders.insert(folders.end(), flags.begin(), flags.end());
  return folders;
}

}  // namespace

Result<void> check_rule_id(const model::RuleSet& rules, const Value& id) {
  if (rules.rule(id.text) != nullptr) return {};
  std::vector<std::string_view> known;
  for (const model::Rule& rule : rules.rules) known.push_back(rule.id);
  const std::string advice = base::did_you_mean(id.text, known);
  const std::string where = id.origin.empty() ? "" : id.origin + ": ";
  return Error{fmt::format("{}there is no rule `{}`", where, id.text),
               advice.empty() ? "see `snapcheck rules`" : advice};
}

Result<model::RuleSet> load_rules(const std::vector<std::string>& folders) {
  Result<model::RuleSet> rules = rules::built_in();
  for (const std::string& folder : folders) {
    if (!rules) return rules;
    auto files = rules::read_rule_files(folder);
    if (!files) return files.error();
    rules = rules::extend(std::move(*rules), *files);
  }
  return rules;
}

Result<model::RuleSet> load_rules_here(const std::vector<std::string>& folders) {
  const std::string path = find_config(".");
  auto file = path.empty() ? Result<ConfigFile>(ConfigFile{}) : read_config(path);
  if (!file) return file.error();
  return load_rules(rule_folders(*file, folders));
}

Result<Settings> settle(const Flags& flags) {
  Settings settings;
  settings.paths = flags.paths;
  auto file = settle_config(flags);
  if (!file) return file.error();
  settings.file = std::move(*file);
  if (auto ok = settle_values(flags, settings); !ok) return ok.error();
  if (auto ok = settle_outputs(flags.outputs, settings); !ok) return ok.error();

  settings.compile_commands = flags.compile_commands;
  if (settings.compile_commands.empty()) {
    for (const Value& path : settings.file.compile_commands) {
      settings.compile_commands.push_back(below_config(settings.file, path));
    }
  }
  auto rules = load_rules(rule_folders(settings.file, flags.rule_folders));
  if (!rules) return rules.error();
  settings.rules = std::move(*rules);

  if (auto ok = settle_levels(flags, settings); !ok) return ok.error();
  for (const Value& handler : settings.file.handlers) settings.handlers.push_back(handler.text);
  settings.handlers.insert(settings.handlers.end(), flags.handlers.begin(), flags.handlers.end());
  return settings;
}

}  // namespace snapcheck::cli
