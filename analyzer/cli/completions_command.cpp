// Completion scripts, made from the declarations of the commands themselves.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/cli/choices.h"
#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/settings.h"

namespace snapcheck::cli {
namespace {

struct Argument {
  std::vector<std::string> shorts;  // "q"
  std::vector<std::string> longs;   // "quiet"
  std::string help;
  bool takes_value = false;
  bool takes_file = false;           // value: a file or folder
  std::vector<std::string> choices;  // value: one of these words
};

struct CommandWords {
  std::string name;
  std::string help;
  std::vector<Argument> options;
  std::vector<std::string> words;  // what may follow besides options
  bool takes_files = false;
};

/// "a|b|c" as a list; empty when it is no list.
std::vector<std::string> alternatives(const std::string& text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  for (std::size_t bar = text.find('|'); bar != std::string::npos; bar = text.find('|', begin)) {
    words.push_back(text.substr(begin, bar - begin));
    begin = bar + 1;
  }
  if (!words.empty()) words.push_back(text.substr(begin));
  return words;
}

Argument argument_of(const CLI::Option& option, const std::vector<std::string>& rule_ids) {
  Argument argument{option.get_snames(), option.get_lnames(), option.get_description(), false, false, {}};
  argument.takes_value = option.get_items_expected_max() > 0;
  const std::string value = option.get_option_text();
  argument.choices = value == "ID" ? rule_ids : alternatives(value);
  argument.takes_file = value == "FILE" || value == "DIR" || value == "FORMAT=FILE";
  return argument;
}

CommandWords words_of(const CLI::App& app, const std::vector<std::string>& rule_ids) {
  CommandWords command{app.get_name(), app.get_description(), {}, {}, false};
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) {
      command.options.push_back(argument_of(*option, rule_ids));
    } else if (option->get_name(true) == "RULE") {
      command.words = rule_ids;
    } else if (option->get_name(true) == "SHELL") {
      command.words.assign(kShells.begin(), kShells.end());
    } else {
      command.takes_files = true;
    }
  }
  for (const CLI::App* sub : app.get_subcommands({})) {
    command.words.push_back(sub->get_name());
    command.takes_files = true;
  }
  return command;
}

std::vector<CommandWords> all_words(const std::vector<std::string>& rule_ids) {
  CLI::App app;
  declare_all(app);
  std::vector<CommandWords> commands;
  for (const CLI::App* sub : app.get_subcommands({})) commands.push_back(words_of(*sub, rule_ids));
  return commands;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::vector<std::string> spellings(const Argument& argument) {
  std::vector<std::string> out;
  for (const std::string& name : argument.shorts) out.push_back("-" + name);
  for (const std::string& name : argument.longs) out.push_back("--" + name);
  return out;
}

std::string bash(const std::vector<CommandWords>& commands) {
  std::string names, values, words;
  for (const CommandWords& command : commands) {
    names += (names.empty() ? "" : " ") + command.name;
    std::vector<std::string> options;
    for (const Argument& argument : command.options) {
      const auto spelt = spellings(argument);
      options.insert(options.end(), spelt.begin(), spelt.end());
      for (const std::string& name : spelt) {
        if (!argument.takes_value) continue;
        values += fmt::format("    {}:{}) words=\"{}\" ;;\n", command.name, name, joined(argument.choices));
      }
    }
    words += fmt::format("      {}:-*) words=\"{}\" ;;\n", command.name, joined(options));
    words += fmt::format("      {}:*) words=\"{}\" ;;\n", command.name, joined(command.words));
  }
  return fmt::format(R"(# bash completion for snapcheck: source <(snapcheck completions bash)
_snapcheck() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} words=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "{}" -- "$current"))
    return
  fi
  case $command:$before in
{}    *)
      case $command:$current in
{}      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _snapcheck snapcheck
)",
                     names, values, words);
}

/// Text inside single quotes of a shell.
std::string quoted(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return "'" + out + "'";
}

/// Text in which zsh's _arguments and _describe see no syntax.
std::string zsh_plain(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_argument(const Argument& argument, const std::string& spelling) {
  std::string out = fmt::format("*{}[{}]", spelling, zsh_plain(argument.help));
  if (!argument.takes_value) return out;
  out += ":value:";
  if (!argument.choices.empty()) return out + "(" + joined(argument.choices) + ")";
  return out + (argument.takes_file ? "_files" : " ");
}

std::string zsh(const std::vector<CommandWords>& commands) {
  std::string list, cases;
  for (const CommandWords& command : commands) {
    list += fmt::format("    {}\n", quoted(command.name + ":" + zsh_plain(command.help)));
    cases += fmt::format("    {})\n      _arguments", command.name);
    for (const Argument& argument : command.options) {
      for (const std::string& spelling : spellings(argument)) {
        cases += " \\\n        " + quoted(zsh_argument(argument, spelling));
      }
    }
    if (!command.words.empty()) cases += " \\\n        " + quoted("1:word:(" + joined(command.words) + ")");
    if (command.takes_files) cases += " \\\n        '*:file:_files'";
    cases += "\n      ;;\n";
  }
  return fmt::format(R"(#compdef snapcheck
# zsh completion for snapcheck: snapcheck completions zsh >"${{fpath[1]}}/_snapcheck"
_snapcheck() {{
  local -a commands
  commands=(
{})
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{}  esac
}}
if [[ ${{funcstack[1]}} == _snapcheck ]]; then
  _snapcheck "$@"
else
  compdef _snapcheck snapcheck
fi
)",
                     list, cases);
}

std::string fish(const std::vector<CommandWords>& commands) {
  std::string out = "# fish completion for snapcheck: snapcheck completions fish | source\n";
  const auto line = [&](const std::string& condition, const std::string& rest) {
    out += fmt::format("complete -c snapcheck -n {} {}\n", quoted(condition), rest);
  };
  for (const CommandWords& command : commands) {
    line("__fish_use_subcommand", fmt::format("-f -a {} -d {}", command.name, quoted(command.help)));
  }
  for (const CommandWords& command : commands) {
    const std::string seen = "__fish_seen_subcommand_from " + command.name;
    for (const Argument& argument : command.options) {
      std::string rest;
      for (const std::string& name : argument.shorts) rest += " -s " + name;
      for (const std::string& name : argument.longs) rest += " -l " + name;
      if (argument.takes_value) rest += argument.takes_file ? " -r" : " -x";
      if (!argument.choices.empty()) rest += " -a " + quoted(joined(argument.choices));
      line(seen, fmt::format("{} -d {}", rest.substr(1), quoted(argument.help)));
    }
    if (!command.words.empty()) line(seen, "-a " + quoted(joined(command.words)));
    if (!command.takes_files) line(seen, "-f");
  }
  return out;
}

int print_completions(const std::string& shell) {
  std::vector<std::string> rule_ids;
  if (const auto rules = load_rules({}); rules) {
    for (const model::Rule& rule : rules->rules) rule_ids.push_back(rule.id);
  }
  const auto commands = all_words(rule_ids);
  if (shell == "bash") return print(bash(commands)) ? kOk : kUsage;
  if (shell == "zsh") return print(zsh(commands)) ? kOk : kUsage;
  if (shell == "fish") return print(fish(commands)) ? kOk : kUsage;
  print_error(
      {fmt::format("`{}` is not one of {}", shell, fmt::join(kShells, ", ")), base::did_you_mean(shell, kShells)});
  return kUsage;
}

}  // namespace

Action declare_completions(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")->required()->type_name("");
  return [shell] { return print_completions(*shell); };
}

}  // namespace snapcheck::cli
