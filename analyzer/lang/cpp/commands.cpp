#include "analyzer/lang/cpp/commands.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analyzer/base/files.h"
#include "analyzer/base/repository.h"

namespace snapcheck::lang::cpp {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxCommandFile = 1u << 30;

/// Flags with a path, written together with it or before it.
constexpr std::array<std::string_view, 9> kPaths = {"-isystem", "-iquote",   "-idirafter", "-include", "-imacros",
                                                    "-I",       "-isysroot", "--sysroot=", "-iprefix"};
constexpr std::array<std::string_view, 2> kValues = {"-D", "-U"};
constexpr std::array<std::string_view, 17> kExact = {
    "-ansi",           "-pthread",        "-m32",          "-m64",
    "-nostdinc",       "-nostdinc++",     "-fno-rtti",     "-fno-exceptions",
    "-fexceptions",    "-funsigned-char", "-fsigned-char", "-fshort-enums",
    "-fms-extensions", "-fgnu89-inline",  "-fchar8_t",     "-fno-char8_t",
    "-fcoroutines"};
constexpr std::array<std::string_view, 7> kPrefixes = {"-std=", "--std=", "-stdlib=", "-msse",
                                                       "-mavx", "-maes",  "-mpclmul"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string absolute(const std::string& path, const std::string& folder) {
  return path.starts_with('/') ? path : (fs::path(folder) / path).lexically_normal().string();
}

std::string_view extension_of(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(dot);
}

/// In the folder, or in a build folder in it.
std::optional<std::string> command_file_of(const fs::path& folder, bool with_builds) {
  std::error_code error;
  const auto in = [&](const fs::path& place) -> std::optional<std::string> {
    const fs::path file = place / "compile_commands.json";
    return fs::is_regular_file(file, error) ? std::optional(file.string()) : std::nullopt;
  };
  if (auto found = in(folder); found || !with_builds) return found;
  std::vector<fs::path> builds;
  for (const auto& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error)) {
    const std::string name = entry.path().filename().string();
    const bool build = name.starts_with("build") || name.starts_with("cmake-build") || name == "out" ||
                       name == "_build" || name.starts_with("obj-") || name == ".build";
    if (build && entry.is_directory(error)) builds.push_back(entry.path());
  }
  std::sort(builds.begin(), builds.end());
  for (const fs::path& build : builds) {
    if (auto found = in(build)) return found;
  }
  return std::nullopt;
}

}  // namespace

bool is_header(std::string_view path) {
  constexpr std::array<std::string_view, 9> kHeaders = {".h",   ".hh",  ".hpp", ".hxx", ".H",
                                                        ".h++", ".ipp", ".tcc", ".inl"};
  return is_one_of(kHeaders, extension_of(path));
}

bool is_c(std::string_view path) { return extension_of(path) == ".c"; }

std::vector<std::string> reading_flags(const std::vector<std::string>& arguments, const std::string& folder) {
  std::vector<std::string> flags;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "-x" && i + 1 < arguments.size()) {
      flags.insert(flags.end(), {"-x", arguments[++i]});
    } else if (is_one_of(kExact, word)) {
      flags.push_back(word);
    } else if (std::any_of(kPrefixes.begin(), kPrefixes.end(),
                           [&](std::string_view p) { return word.starts_with(p); })) {
      flags.push_back(word);
    } else {
      const auto with_value = [&](const auto& names, bool is_path) {
        for (const std::string_view name : names) {
          if (!word.starts_with(name)) continue;
          std::string value = word.substr(name.size());
          if (value.empty()) {
            if (i + 1 == arguments.size()) return true;
            value = arguments[++i];
          }
          if (is_path && !(name == "-include" && !fs::exists(absolute(value, folder)))) value = absolute(value, folder);
          if (name.ends_with('=')) {
            flags.push_back(std::string(name) + value);
          } else {
            flags.insert(flags.end(), {std::string(name), value});
          }
          return true;
        }
        return false;
      };
      if (!with_value(kPaths, true)) with_value(kValues, false);
    }
  }
  return flags;
}

std::vector<std::string> split_command(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool open = false;  // a word has begun, perhaps with nothing in it yet
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
      word += command[++i];
      open = true;
    } else if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word += c;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      open = true;
    } else if (c == ' ' || c == '\t' || c == '\n') {
      if (open) words.push_back(std::move(word));
      word.clear();
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (open) words.push_back(std::move(word));
  return words;
}

base::Result<CommandFile> CommandFile::read(const std::string& path) {
  const auto content = base::read_file(path, kMaxCommandFile);
  if (!content)
    return base::Error{path + " " + content.error().what,
                       "generate it anew, or name another one with --compile-commands"};
  const auto json = nlohmann::json::parse(content->text, nullptr, false);
  if (!json.is_array()) {
    return base::Error{fmt::format("{} is no list of compile commands", path), "generate it anew with cmake or bear"};
  }
  CommandFile file;
  const std::string own_folder = fs::path(base::real_path(path)).parent_path().string();
  for (const auto& entry : json) {
    if (!entry.is_object() || !entry.contains("file") || !entry["file"].is_string()) continue;
    std::string folder = own_folder;
    if (entry.contains("directory") && entry["directory"].is_string()) {
      folder = absolute(entry["directory"].get<std::string>(), own_folder);
    }
    std::vector<std::string> arguments;
    if (entry.contains("arguments") && entry["arguments"].is_array()) {
      for (const auto& word : entry["arguments"]) {
        if (word.is_string()) arguments.push_back(word.get<std::string>());
      }
    } else if (entry.contains("command") && entry["command"].is_string()) {
      arguments = split_command(entry["command"].get<std::string>());
    }
    if (arguments.empty()) continue;
    const std::string named = absolute(entry["file"].get<std::string>(), folder);
    std::error_code error;
    file.flags_.try_emplace(fs::exists(named, error) ? base::real_path(named) : named,
                            reading_flags(arguments, folder));
  }
  return file;
}

const std::vector<std::string>* CommandFile::find(const std::string& file) const {
  const auto it = flags_.find(file);
  return it == flags_.end() ? nullptr : &it->second;
}

const std::vector<std::string>* CommandFile::nearest(const std::string& file) const {
  const std::vector<std::string>* best = nullptr;
  std::size_t longest = 0;
  for (const auto& [path, flags] : flags_) {
    if (!is_header(file) && is_c(path) != is_c(file)) continue;
    const auto common = static_cast<std::size_t>(
        std::mismatch(path.begin(), path.end(), file.begin(), file.end()).first - path.begin());
    if (best != nullptr && common <= longest) continue;
    best = &flags;
    longest = common;
  }
  return best;
}

std::vector<CommandSource> find_command_files(const std::vector<std::string>& paths) {
  std::error_code error;
  std::vector<CommandSource> sources;
  const auto find = [&](const std::string& path) -> std::optional<CommandSource> {
    const fs::path start =
        fs::is_directory(path, error) ? fs::path(base::real_path(path)) : fs::path(base::real_path(path)).parent_path();
    const auto repository = base::find_repository(path);
    const fs::path top = repository ? fs::path(repository->root) : start.root_path();
    for (fs::path folder = start;; folder = folder.parent_path()) {
      // Outside of a repository the build folders of others are not asked.
      const bool with_builds = repository || folder == start;
      if (auto found = command_file_of(folder, with_builds)) return CommandSource{*found, folder.string()};
      const bool inside = std::string_view(folder.native()).starts_with(top.native());
      if (folder == folder.root_path() || (with_builds && (folder == top || !inside))) return std::nullopt;
    }
  };
  for (const std::string& path : paths) {
    auto found = find(path);
    const auto is_known = [&](const CommandSource& source) { return source.path == found->path; };
    if (found && std::ranges::none_of(sources, is_known)) sources.push_back(std::move(*found));
  }
  return sources;
}

std::vector<CommandSource> find_command_files_below(const std::vector<std::string>& roots,
                                                    const std::vector<std::string>& files) {
  std::map<std::string, std::optional<std::string>> asked;  // folder -> what is there
  const auto is_below = [&](const std::string& folder) {
    return std::ranges::any_of(roots, [&](const std::string& root) { return folder.starts_with(root + "/"); });
  };
  for (const std::string& file : files) {
    for (fs::path folder = fs::path(file).parent_path(); is_below(folder.string()); folder = folder.parent_path()) {
      const auto [entry, fresh] = asked.try_emplace(folder.string());
      if (!fresh) break;
      entry->second = command_file_of(folder, true);
    }
  }
  std::vector<CommandSource> found;
  for (const auto& [folder, path] : asked) {
    if (path) found.push_back({*path, folder});
  }
  return found;
}

}  // namespace snapcheck::lang::cpp
