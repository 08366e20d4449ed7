#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <memory>
#include <string>

#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/settings.h"

namespace snapcheck::cli {
namespace {

struct Arguments {
  std::string path = ".";
};

/// A YAML scalar that any value fits in.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

void add_list(std::string& out, const std::string& key, const std::vector<Value>& values) {
  if (values.empty()) return;
  out += key + ":\n";
  for (const Value& value : values) out += fmt::format("  - {}  # {}\n", quoted(value.text), value.origin);
}

/// What a scan of the path would use, as YAML, each value with where it comes from.
std::string shown(const Settings& settings) {
  std::string out = settings.file.path.empty() ? "# no .snapcheck.yaml\n" : fmt::format("# {}\n", settings.file.path);
  const auto line = [&](std::string_view key, const Value& value) {
    fmt::format_to(std::back_inserter(out), "{}: {}  # {}\n", key, value.text.empty() ? "~" : value.text, value.origin);
  };
  line("platform", settings.platform);
  line("fail-on", settings.fail_on);
  line("max-file-size", settings.max_file_size);
  add_list(out, "include", settings.file.include);
  add_list(out, "exclude", settings.file.exclude);
  add_list(out, "handlers", settings.file.handlers);
  add_list(out, "catalogs", settings.file.catalogs);
  add_list(out, "compile-commands", settings.file.compile_commands);
  if (!settings.file.rules.empty()) out += "rules:\n";
  for (const auto& [id, level] : settings.file.rules) {
    fmt::format_to(std::back_inserter(out), "  {}: {}  # {}\n", id, level.text, level.origin);
  }
  return out;
}

int with_settings(const Arguments& arguments, std::string (*text)(const Settings&)) {
  std::error_code error;
  if (!std::filesystem::exists(arguments.path, error)) {
    print_error(
        {fmt::format("{}: there is no such file or folder", arguments.path), "name one that a scan would read"});
    return kUsage;
  }
  Flags flags;
  // A file that is named is the configuration itself.
  const bool is_config = arguments.path.ends_with(".yaml") || arguments.path.ends_with(".yml");
  (is_config ? flags.config : flags.paths.emplace_back()) = arguments.path;
  const auto settings = settle(flags);
  if (!settings) {
    print_error(settings.error());
    return kUsage;
  }
  return print(text(*settings)) ? kOk : kUsage;
}

std::string checked(const Settings& settings) {
  return settings.file.path.empty() ? "no .snapcheck.yaml here: the defaults apply\n"
                                    : fmt::format("{}: ok\n", settings.file.path);
}

}  // namespace

Action declare_config(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  const auto text = std::make_shared<std::string (*)(const Settings&)>(nullptr);
  app.require_subcommand(1);
  const auto add = [&](const char* name, const char* help, std::string (*action)(const Settings&)) {
    CLI::App* sub = app.add_subcommand(name, help);
    sub->add_option("PATH", arguments->path, "a configuration file, or what would be scanned (.)")->type_name("");
    sub->callback([text, action] { *text = action; });
  };
  add("check", "check .snapcheck.yaml and the rules it names", checked);
  add("show", "print the settings that a scan would use", shown);
  return [arguments, text] { return with_settings(*arguments, *text); };
}

}  // namespace snapcheck::cli
