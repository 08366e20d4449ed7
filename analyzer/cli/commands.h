// The commands, one source file each. cli.cpp holds the table: a new command is one file and one row there.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string_view>

namespace snapcheck::cli {

/// What a command does once its arguments are read; the result is the exit code.
using Action = std::function<int()>;

struct Command {
  std::string_view name;
  std::string_view help;  ///< one line; empty for plumbing that the help does not show
  /// Declares the arguments on `app` and says what to do with them. `app` outlives the action.
  Action (*declare)(CLI::App& app);
};

Action declare_scan(CLI::App& app);
Action declare_explain(CLI::App& app);
Action declare_rules(CLI::App& app);
Action declare_config(CLI::App& app);
Action declare_completions(CLI::App& app);
Action declare_version(CLI::App& app);
Action declare_vmm(CLI::App& app);
Action declare_verify(CLI::App& app);
Action declare_doctor(CLI::App& app);
Action declare_facts(CLI::App& app);

/// All commands with their arguments declared, for completions.
void declare_all(CLI::App& app);

/// The program: reads the arguments, runs a command, returns the exit code.
int run(int argc, const char* const* argv);

}  // namespace snapcheck::cli
