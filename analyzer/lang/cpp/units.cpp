#include "analyzer/lang/cpp/units.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "analyzer/base/files.h"
#include "analyzer/base/repository.h"
#include "analyzer/lang/cpp/process.h"
#include "analyzer/model/validate.h"

namespace snapcheck::lang::cpp {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHowToDoBetter =
    "to have them read as they are compiled, generate compile_commands.json (cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, "
    "meson, or bear -- make) or name it with --compile-commands";

}  // namespace

namespace {

/// A path below the working folder without that, as the files' own paths are shown.
std::string shown(const std::string& path) {
  std::error_code error;
  const std::string below = fs::proximate(path, error).string();
  return error || below.starts_with("..") ? path : below;
}

}  // namespace

base::Result<std::unique_ptr<Units>> Units::open(const UnitOptions& options, std::vector<std::string> files) {
  auto helper = find_helper();
  if (!helper) return helper.error();
  std::unique_ptr<Units> units(new Units(options, std::move(files), *helper));
  auto sources = units->read_commands();
  if (!sources) return sources.error();
  units->say_what_is_assumed(*sources);
  return units;
}

base::Result<std::vector<CommandSource>> Units::read_commands() {
  std::vector<CommandSource> sources;
  for (const std::string& path : options_.commands) {
    sources.push_back({fs::is_directory(path) ? path + "/compile_commands.json" : path, ""});  // for all files
  }
  if (sources.empty()) sources = find_command_files(options_.roots);
  for (const CommandSource& source : sources) {
    if (auto added = add_commands(source, true); !added) return added.error();
  }
  if (!options_.commands.empty()) return sources;
  // Projects below that have builds of their own.
  std::vector<std::string> roots, others;
  for (const std::string& root : options_.roots) roots.push_back(base::real_path(root));
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (!is_header(files_[i]) && commands_.find(real_[i]) == nullptr) others.push_back(real_[i]);
  }
  for (CommandSource& source : find_command_files_below(roots, others)) {
    const std::size_t builds = builds_.size();
    const auto added = add_commands(source, false);
    if (!added) said_.push_back(added.error().text());
    if (builds_.size() > builds) sources.push_back(std::move(source));
  }
  return sources;
}

/// `of_others`: keep its flags even if it names no file of the scan.
base::Result<void> Units::add_commands(const CommandSource& source, bool of_others) {
  auto commands = CommandFile::read(source.path);
  if (!commands) return commands.error();
  bool any = false;
  for (std::size_t i = 0; i < files_.size() && !any; ++i) {
    any = !is_header(files_[i]) && commands->find(real_[i]) != nullptr;
  }
  if (any) builds_.push_back(source.folder);
  if (any || of_others) commands_.add(std::move(*commands));
  return {};
}

bool Units::is_in_build(std::uint32_t file) const {
  return std::ranges::any_of(builds_, [&](const std::string& folder) { return real_[file].starts_with(folder + "/"); });
}

void Units::say_what_is_assumed(const std::vector<CommandSource>& sources) {
  std::size_t all = 0, known = 0;
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    if (is_header(files_[i])) continue;
    ++all;
    const bool named = commands_.find(real_[i]) != nullptr;
    known += named;
    left_out_ += !named && is_in_build(i);
  }
  const std::string where =
      sources.size() == 1 ? shown(sources.front().path) : fmt::format("{} compile_commands.json files", sources.size());
  const std::size_t guessed = all - known - left_out_;
  if (left_out_ > 0) {
    said_.push_back(
        fmt::format("{} of {} C and C++ files have no command in {} and are left out: they are no part of the build",
                    left_out_, all, where));
  }
  if (guessed > 0 && !sources.empty() && builds_.empty()) {
    said_.push_back(fmt::format("{} {} none of the {} C and C++ files; they are read with the flags of its other files",
                                where, sources.size() == 1 ? "names" : "name", all));
  } else if (guessed > 0) {
    const std::size_t folders = includes_.folders().size();
    said_.push_back(fmt::format(
        "no compile_commands.json was found{}: {} C and C++ file{} read as GNU C17 and C++20 with {} include "
        "folder{} of the project; {}",
        sources.empty() ? "" : " for some", guessed, guessed == 1 ? " is" : "s are", folders, folders == 1 ? "" : "s",
        kHowToDoBetter));
  }
  assumption_ = fmt::format("{}", fmt::join(said_, "; "));
}

Units::Units(const UnitOptions& options, std::vector<std::string> files, std::string helper)
    : options_(options),
      files_(std::move(files)),
      helper_(std::move(helper)),
      includes_(files_),
      cache_(options.cache ? Cache::standard_folder() : std::string()) {
  for (const std::string& file : files_) real_.push_back(base::real_path(file));
  prefers_c_ =
      std::none_of(files_.begin(), files_.end(), [](const std::string& f) { return !is_header(f) && !is_c(f); }) &&
      std::any_of(files_.begin(), files_.end(), [](const std::string& f) { return is_c(f); });
  std::error_code error;
  helper_stamp_ = fmt::format("{} {} {}", int{kUnitVersion}, fs::file_size(helper_, error),
                              fs::last_write_time(helper_, error).time_since_epoch().count());
}

std::vector<std::uint32_t> Units::plan(const std::vector<std::uint32_t>& wanted) const {
  std::vector<bool> seen(files_.size(), false), chosen(files_.size(), false);
  const auto is_compiled = [this](std::uint32_t file) {
    return !is_header(files_[file]) && (!is_in_build(file) || commands_.find(real_[file]) != nullptr);
  };
  for (const std::uint32_t file : wanted) {
    if (!is_compiled(file)) continue;
    chosen[file] = true;
    includes_.mark(file, seen);
  }
  for (const std::uint32_t header : wanted) {
    if (seen[header] || !is_header(files_[header])) continue;
    const std::vector<std::uint32_t> includers = includes_.includers(header);
    const auto unit = std::find_if(includers.begin(), includers.end(), is_compiled);
    // Headers alone, a library: the outermost one shows the others.
    const std::uint32_t file = unit != includers.end() ? *unit : includers.back();
    if (unit == includers.end() && is_in_build(header)) continue;
    chosen[file] = true;
    includes_.mark(file, seen);
  }
  std::vector<std::uint32_t> units;
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    if (chosen[i]) units.push_back(i);
  }
  return units;
}

std::vector<std::string> Units::guessed(std::uint32_t file) const {
  std::vector<std::string> flags;
  const bool c = is_header(files_[file]) ? prefers_c_ : is_c(files_[file]);
  flags.insert(flags.end(), {"-x", c ? "c" : "c++", c ? "-std=gnu17" : "-std=gnu++20", "-D_GNU_SOURCE"});
  for (const std::string& folder : includes_.folders()) flags.insert(flags.end(), {"-I", base::real_path(folder)});
  return flags;
}

std::vector<std::string> Units::arguments(std::uint32_t file) const {
  std::vector<std::string> words;
  std::error_code error;
  for (const std::string& root : options_.roots) {
    const std::string real = base::real_path(root);
    if (fs::is_directory(real, error)) {
      words.insert(words.end(), {"--root", real + "=" + base::tidy_path(root)});
    } else {  // a single file, and the headers beside it
      const std::size_t slash = root.rfind('/');
      const std::string folder = slash == std::string::npos ? "." : root.substr(0, std::max<std::size_t>(slash, 1));
      words.insert(words.end(), {"--root", real + "=" + base::tidy_path(root)});
      words.insert(words.end(), {"--root", base::real_path(folder) + "=" + base::tidy_path(folder)});
    }
  }
  words.push_back(real_[file]);
  words.emplace_back("--");
  const std::vector<std::string>* flags = commands_.find(real_[file]);
  if (flags == nullptr && (builds_.empty() || is_in_build(file))) flags = commands_.nearest(real_[file]);
  const std::vector<std::string> made = flags == nullptr ? guessed(file) : *flags;
  words.insert(words.end(), made.begin(), made.end());
  if (flags != nullptr && is_header(files_[file])) words.insert(words.end(), {"-x", prefers_c_ ? "c" : "c++"});
  return words;
}

/// Where the headers that were not found would be found.
std::vector<std::string> Units::absent(const std::vector<std::string>& flags, const Unit& unit) const {
  std::vector<std::string> folders{"/usr/include", "/usr/local/include", "/usr/include/x86_64-linux-gnu"}, paths;
  for (std::size_t i = 0; i + 1 < flags.size(); ++i) {
    if (flags[i] == "-I" || flags[i] == "-isystem" || flags[i] == "-iquote") folders.push_back(flags[i + 1]);
  }
  for (const Problem& problem : unit.problems) {
    if (!problem.missing_header) continue;
    for (const std::string& folder : folders) paths.push_back(folder + "/" + problem.text);
  }
  return paths;
}

base::Result<Unit> Units::checked(const std::string& bytes) const {
  auto unit = decode(bytes);
  if (!unit) return unit;
  for (const model::Facts& facts : unit->files) {
    std::error_code error;
    const std::uint64_t size = fs::file_size(facts.path, error);
    if (error) return base::Error{fmt::format("{} went away during the scan", facts.path), ""};
    if (auto valid = model::validate(facts, size); !valid) return valid.error();
  }
  return unit;
}

base::Result<Unit> Units::read(std::uint32_t file) {
  const std::vector<std::string> words = arguments(file);
  std::vector<std::string> command = words;
  command.push_back(helper_stamp_);
  if (const auto bytes = cache_.find(command)) {
    if (auto unit = checked(*bytes)) return unit;
  }
  auto bytes = run_helper(helper_, words, options_.limit);
  if (!bytes) return bytes.error();
  auto unit = checked(*bytes);
  if (unit) cache_.keep(command, unit->inclusions, absent(words, *unit), *bytes);
  return unit;
}

}  // namespace snapcheck::lang::cpp
