#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"

namespace snapcheck::cli {
namespace {

constexpr std::array kCommands = {
    Command{"scan", "find state that must not be carried through a snapshot", declare_scan},
    Command{"verify", "restore clones of a program in a virtual machine, and say what is the same in them",
            declare_verify},
    Command{"explain", "what a rule finds, why it matters, how to repair it", declare_explain},
    Command{"rules", "list the rules", declare_rules},
    Command{"config", "check or show the configuration", declare_config},
    Command{"vmm", "boot, snapshot and clone a virtual machine (plumbing)", declare_vmm},
    Command{"doctor", "what this machine can do, and what is missing", declare_doctor},
    Command{"completions", "completion script for bash, zsh or fish", declare_completions},
    Command{"version", "print the version", declare_version},
    Command{"facts", "", declare_facts},
};

constexpr const Command& kVersion = *std::ranges::find(kCommands, "version", &Command::name);

constexpr std::string_view kDescription =
    "Finds program state that must not be carried through a VM or process snapshot\n"
    "(AWS Lambda SnapStart, CRaC, CRIU, Firecracker). No telemetry, no network access.";

void set_up(CLI::App& app) {
  app.name("snapcheck");
  app.description(std::string(kDescription));
  app.set_help_flag("-h,--help", "print this help");
}

CLI::App* add_command(CLI::App& app, const Command& command) {
  CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.help));
  if (command.help.empty()) sub->group("");
  return sub;
}

/// "--color" and the like of an application, for suggestions.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  return base::did_you_mean(word, views);
}

int usage_error(const std::string& what, const std::string& advice, const std::string& command) {
  const std::string help = fmt::format("see `snapcheck{} --help`", command.empty() ? "" : " " + command);
  print_error({what, advice.empty() ? help : advice});
  return kUsage;
}

int unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const Command& command : kCommands) {
    if (!command.help.empty()) names.emplace_back(command.name);
  }
  const std::string what =
      word.starts_with('-') ? fmt::format("unknown option {}", word) : fmt::format("there is no command `{}`", word);
  return usage_error(what, did_you_mean(word, names), "");
}

int run_command(const Command& command, int argc, const char* const* argv) {
  CLI::App app;
  set_up(app);
  CLI::App* sub = add_command(app, command);
  const Action action = command.declare(*sub);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return print(sub->help("snapcheck")) ? kOk : kUsage;
  } catch (const CLI::ExtrasError&) {
    std::string word;
    for (const std::string& extra : app.remaining(true)) {
      if (word.empty() || (extra.starts_with('-') && !word.starts_with('-'))) word = extra;
    }
    const bool is_option = word.starts_with('-');
    const std::string name = word.substr(0, word.find('='));
    return usage_error(is_option ? fmt::format("unknown option {}", name) : fmt::format("unexpected argument {}", word),
                       is_option ? did_you_mean(name, option_names(*sub)) : "", std::string(command.name));
  } catch (const CLI::ParseError& error) {
    return usage_error(error.what(), "", std::string(command.name));
  }
  return action();
}

}  // namespace

void declare_all(CLI::App& app) {
  set_up(app);
  for (const Command& command : kCommands) {
    if (!command.help.empty()) command.declare(*add_command(app, command));
  }
}

int run(int argc, const char* const* argv) {
  install_signal_handlers();
  const std::string word = argc > 1 ? argv[1] : "";
  if (word == "-V" || word == "--version") return run_command(kVersion, 1, argv);
  if (word.empty() || word == "-h" || word == "--help" || word == "help") {
    CLI::App app;
    set_up(app);
    for (const Command& command : kCommands) add_command(app, command);
    const std::string help = app.help();
    if (!word.empty()) return print(help) ? kOk : kUsage;
    print_to_stderr(help);
    return kUsage;
  }
  const auto command = std::ranges::find(kCommands, word, &Command::name);
  return command == kCommands.end() ? unknown_command(word) : run_command(*command, argc, argv);
}

}  // namespace snapcheck::cli
