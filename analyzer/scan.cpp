// The scan pipeline:
//
//   discover   which files are there                               base/files.h
//   index      read each, note its identifiers; do not parse       lang/tokens.h, triggers.h
//   choose     those that can matter                               choice.h
//   lower      parse them into Facts, in parallel                  lang/frontend.h
//   join       one Program: call graph, phases                     model/program.h
//   trace      where values go, what survives                      model/trace.h
//   match      rules make findings                                 rules/match.h
//   suppress   comments silence some                               rules/suppress.h
#include "analyzer/scan.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "analyzer/base/text_hash.h"
#include "analyzer/choice.h"
#include "analyzer/deployment.h"
#include "analyzer/lang/cpp/units.h"
#include "analyzer/lang/frontend.h"
#include "analyzer/lang/java/package_peek.h"
#include "analyzer/lang/python/modules.h"
#include "analyzer/lang/triggers.h"
#include "analyzer/model/trace.h"
#include "analyzer/rules/match.h"
#include "analyzer/rules/suppress.h"

namespace snapcheck {

namespace {

using Clock = std::chrono::steady_clock;

/// Runs `work(i)` for all i below `count`, on `jobs` threads.
template <typename Work>
void in_parallel(std::size_t count, unsigned jobs, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::thread> threads;
  for (unsigned t = 1; t < jobs && t < count; ++t) threads.emplace_back(run);
  run();
  for (std::thread& thread : threads) thread.join();
}

std::string_view stem_of(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

std::string_view folder_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  path = path.substr(0, slash);
  return path.substr(path.rfind('/') + 1);
}

/// Rows stay to the end of the scan: the room that their tables grew beyond them goes back to the next file.
void trim(model::Facts& facts) {
  facts.places.shrink_to_fit();
  facts.flows.shrink_to_fit();
  facts.calls.shrink_to_fit();
  facts.scopes.shrink_to_fit();
  facts.statements.shrink_to_fit();
}

/// What front ends may ask about other files.
class TreeNames : public lang::Names {
 public:
  TreeNames(const std::vector<Candidate>& files, const std::vector<std::string>& packages, const model::RuleSet& rules,
            const std::vector<std::string>& roots)
      : modules_(python_paths(files), roots, python_libraries(files, rules)) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (files[i].language != "java" || !files[i].is_source) continue;
      const std::string stem(stem_of(files[i].path));
      types_.insert(packages[i].empty() ? stem : packages[i] + "." + stem);
    }
    const model::Catalog* java = rules.catalog("java");
    if (java == nullptr || types_.empty()) return;
    const auto owner = [this](std::string_view name) {
      if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot != 0)
        types_.emplace(name.substr(0, dot));
    };
    for (const model::Api& api : java->apis) {
      owner(api.name);
      if (!api.returns.empty()) types_.insert(api.returns);
    }
    // `import java.util.*`: what only passes values on (`List.of`, `Objects.requireNonNull`) must be known, too.
    const model::Propagation& passing = java->propagation;
    for (const std::vector<std::string>* names :
         {&passing.passes, &passing.copies, &passing.invokes, &passing.opaque, &passing.memoizes, &passing.jitter,
          &passing.chooses, &passing.binds, &passing.keeps, &passing.texts, &passing.shows, &passing.parses,
          &passing.finds, &passing.ages, &passing.outputs, &passing.weak, &passing.per_thread, &passing.later}) {
      for (const std::string& name : *names) owner(name);
    }
    types_.insert(passing.holders.begin(), passing.holders.end());
    for (const model::Option& option : java->options) owner(option.name);
    for (const model::LibraryType& type : java->types) {
      types_.insert(type.name);
      types_.insert(type.supers.begin(), type.supers.end());
    }
    for (const model::EntryPoint& entry : java->entry_points) {
      types_.insert(entry.name);
      owner(entry.name);
    }
  }

  bool knows_type(std::string_view qualified) const override { return types_.contains(qualified); }
  std::optional<std::string> module(std::string_view path, std::string_view dotted) const override {
    return modules_.resolve(path, dotted);
  }
  const lang::python::ModuleIndex& modules() const { return modules_; }

 private:
  static std::vector<std::string> python_paths(const std::vector<Candidate>& files) {
    std::vector<std::string> paths;
    for (const Candidate& file : files) {
      if (file.language == "python") paths.push_back(file.path);
    }
    return paths;
  }

  /// First parts of the catalogue's names: a project file of that name elsewhere in the tree is not meant.
  static std::vector<std::string> python_libraries(const std::vector<Candidate>& files, const model::RuleSet& rules) {
    const model::Catalog* python = rules.catalog("python");
    const auto is_python = [](const Candidate& file) { return file.language == "python"; };
    if (python == nullptr || std::none_of(files.begin(), files.end(), is_python)) return {};
    std::vector<std::string_view> names;
    for (const model::Api& api : python->apis) {
      names.push_back(std::string_view(api.name).substr(0, api.name.find('.')));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return {names.begin(), names.end()};
  }

  lang::python::ModuleIndex modules_;
  std::unordered_set<std::string, base::TextHash, std::equal_to<>> types_;
};

class Scan {
 public:
  Scan(const ScanOptions& options, const model::RuleSet& rules)
      : options_(options),
        rules_(rules),
        start_(Clock::now()),
        jobs_(options.jobs != 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency())) {}

  base::Result<model::Report> run();

 private:
  base::Result<void> discover();
  void index();
  std::vector<model::Facts> lower(const std::vector<std::uint32_t>& chosen);
  std::optional<model::Facts> lower_one(const Candidate& file);
  void add_units(std::vector<std::uint32_t>& batch) const;
  void lower_units(const std::vector<std::uint32_t>& chosen, std::vector<model::Facts>& facts);
  void take_unit(const std::string& path, lang::cpp::Unit& unit, const std::set<std::string>& discovered,
                 std::vector<model::Facts>& facts);
  void note_problems(const std::string& path, const lang::cpp::Unit& unit);
  void name_missing_headers();
  void name_missing_handlers(const model::Program& program);
  void name_libraries(const model::Program& program);
  void judge(const model::Program& program, const model::Trace& trace);
  void notice(std::string path, std::string text, bool incomplete);
  void tick();

  const ScanOptions& options_;
  const model::RuleSet& rules_;
  const Clock::time_point start_;
  const unsigned jobs_;
  model::Report report_;
  std::mutex mutex_;  ///< guards report_ and the progress while threads run
  std::size_t done_ = 0, total_ = 0;
  std::vector<std::string> paths_, handlers_, packages_;
  std::set<std::string> tools_;  ///< of paths_
  std::vector<Candidate> files_;
  std::unique_ptr<TreeNames> names_;
  std::unique_ptr<lang::cpp::Units> units_;  ///< made when the first C or C++ file is read
  std::vector<std::uint32_t> unit_files_;    ///< index in units_ -> in files_
  std::set<std::string> unit_paths_;         ///< files of units whose facts are known
  std::set<std::uint32_t> units_read_;
  std::map<std::string, std::set<std::string>> missing_headers_;  ///< name -> files that include it
};

base::Result<model::Report> Scan::run() {
  if (auto found = discover(); !found) return found.error();
  index();
  names_ = std::make_unique<TreeNames>(files_, packages_, rules_, options_.paths);

  std::vector<std::uint32_t> chosen = choose(files_);
  add_units(chosen);
  model::Program program(lower(chosen), rules_, handlers_);
  const model::Trace trace(program);
  judge(program, trace);
  name_missing_headers();
  name_missing_handlers(program);
  name_libraries(program);
  std::sort(report_.notices.begin(), report_.notices.end(), [](const model::Notice& a, const model::Notice& b) {
    return std::tie(a.path, a.span, a.text) < std::tie(b.path, b.span, b.text);
  });
  report_.counts.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  return std::move(report_);
}

base::Result<void> Scan::discover() {
  base::Discovery discovery = options_.discovery;
  for (const lang::FrontEnd& front_end : lang::front_ends()) {
    discovery.extensions.insert(discovery.extensions.end(), front_end.extensions.begin(), front_end.extensions.end());
    for (const lang::FileNames& file : front_end.files) discovery.names.emplace_back(file.begin, file.end);
    if (!front_end.is_source()) continue;
    if (const model::Catalog* catalog = rules_.catalog(front_end.language)) {
      discovery.test_code.insert(discovery.test_code.end(), catalog->test_code.begin(), catalog->test_code.end());
      discovery.tool_code.insert(discovery.tool_code.end(), catalog->tool_code.begin(), catalog->tool_code.end());
    }
  }
  auto list = base::discover(options_.paths, discovery);
  if (!list) return list.error();
  paths_ = std::move(list->files);
  // Settings belong to a program: in a tree without source code of their language they are somebody else's.
  std::set<std::string_view> languages;
  for (const std::string& path : paths_) {
    if (const lang::FrontEnd* front_end = lang::front_end_for(path); front_end->is_source())
      languages.insert(front_end->language);
  }
  std::erase_if(paths_,
                [&](const std::string& path) { return !languages.contains(lang::front_end_for(path)->language); });
  tools_ = std::move(list->tools);
  report_.counts.skipped = std::move(list->skipped);
  for (const base::FileNotice& found : list->notices) notice(found.path, found.text, found.incomplete);
  handlers_ = find_handlers(paths_, options_.paths);
  handlers_.insert(handlers_.end(), options_.handlers.begin(), options_.handlers.end());
  return {};
}

/// Reads every file once for its identifiers.
void Scan::index() {
  std::unordered_map<std::string, lang::Triggers> triggers;
  for (const model::Catalog& catalog : rules_.catalogs) {
    const bool used = std::any_of(paths_.begin(), paths_.end(), [&](const std::string& path) {
      return lang::front_end_for(path)->language == catalog.language;
    });
    if (used) triggers.emplace(catalog.language, lang::Triggers(catalog, handlers_));
  }
  total_ = paths_.size();
  std::vector<std::optional<Candidate>> slots(paths_.size());
  std::vector<std::string> packages(paths_.size());
  in_parallel(paths_.size(), jobs_, [&](std::size_t i) {
    const std::string& path = paths_[i];
    const auto content = base::read_file(path, options_.discovery.max_file_size);
    tick();
    if (!content) {
      const std::lock_guard lock(mutex_);
      ++report_.counts.failed;
      notice(path, content.error().text(), true);
      return;
    }
    if (!content->skip.empty()) {
      const std::lock_guard lock(mutex_);
      ++(content->incomplete ? report_.counts.failed : report_.counts.skipped[content->skip]);
      notice(path, content->explanation, content->incomplete);
      return;
    }
    Candidate file;
    file.path = path;
    const lang::FrontEnd& front_end = *lang::front_end_for(path);
    file.language = front_end.language;
    file.is_source = front_end.is_source();
    file.tokens = lang::tokens_of(content->text);
    const std::string_view stem = stem_of(path);
    file.name = lang::token(stem == "__init__" ? folder_name(path) : stem);
    if (const auto it = triggers.find(file.language); it != triggers.end()) {
      const lang::Triggers::Hit hit = it->second.test(file.tokens);
      file.relevant = hit.source || hit.entry;
    }
    if (!file.is_source) {
      file.name = lang::token(path);  // nobody names it
      file.tokens.tokens.clear();
      file.relevant = front_end.says_something(content->text);
    } else if (file.language == "java") {
      packages[i] = lang::java::package_of(content->text);
    }
    if (file.language == "cpp") file.outline = lang::cpp::outline_of(content->text);
    slots[i] = std::move(file);
  });
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (!slots[i]) continue;
    report_.counts.lines += slots[i]->tokens.lines;
    ++report_.counts.analysed;
    files_.push_back(std::move(*slots[i]));
    packages_.push_back(std::move(packages[i]));
  }
}

std::vector<model::Facts> Scan::lower(const std::vector<std::uint32_t>& all) {
  std::vector<std::uint32_t> chosen, in_units;
  for (const std::uint32_t file : all) (files_[file].language == "cpp" ? in_units : chosen).push_back(file);
  total_ += chosen.size();
  std::vector<std::optional<model::Facts>> slots(chosen.size());
  in_parallel(chosen.size(), jobs_, [&](std::size_t i) {
    slots[i] = lower_one(files_[chosen[i]]);
    tick();
  });
  std::vector<model::Facts> facts;
  for (std::optional<model::Facts>& slot : slots) {
    if (slot) facts.push_back(std::move(*slot));
  }
  if (!in_units.empty()) lower_units(in_units, facts);
  std::sort(facts.begin(), facts.end(), [](const model::Facts& a, const model::Facts& b) { return a.path < b.path; });
  report_.counts.parsed += facts.size();
  return facts;
}

std::optional<model::Facts> Scan::lower_one(const Candidate& file) {
  const auto content = base::read_file(file.path, options_.discovery.max_file_size);
  if (!content || !content->skip.empty()) {
    const std::lock_guard lock(mutex_);
    notice(file.path, content ? content->explanation : content.error().text(), true);
    return std::nullopt;
  }
  lang::Source source{file.path, content->text, {}, false};
  if (file.language == "python") {
    source.module = names_->modules().name_of(file.path);
    source.is_package = names_->modules().is_package(file.path);
  }
  const Clock::time_point end = Clock::now() + options_.file_limit;
  const lang::Limits limits{[end] { return Clock::now() > end; }};
  auto facts = lang::front_end_for(file.path)->lower(source, *names_, limits);
  if (facts) trim(*facts);
  const std::lock_guard lock(mutex_);
  if (!facts) {
    ++report_.counts.failed;
    --report_.counts.analysed;
    notice(file.path, facts.error().text(), true);
    return std::nullopt;
  }
  if (!facts->syntax_errors.empty()) {
    model::Notice broken;
    broken.path = file.path;
    broken.span = facts->syntax_errors.front();
    broken.has_span = true;
    const std::size_t count = facts->syntax_errors.size();
    broken.text = count == 1
                      ? "syntax error here; the rest of the file is analysed"
                      : fmt::format("{} syntax errors, the first one here; the rest of the file is analysed", count);
    report_.notices.push_back(std::move(broken));
  }
  facts->is_tool = tools_.contains(file.path);
  return std::move(*facts);
}

/// C and C++: the units that hang together with a file that matters, as far as their headers and declarations tell.
void Scan::add_units(std::vector<std::uint32_t>& batch) const {
  std::erase_if(batch, [&](std::uint32_t file) { return files_[file].language == "cpp"; });
  std::vector<std::uint32_t> numbers;
  std::vector<lang::cpp::Relative> relatives;
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    if (files_[i].language != "cpp") continue;
    numbers.push_back(i);
    relatives.push_back({files_[i].path, &files_[i].outline, &files_[i].tokens});
  }
  const std::vector<std::uint32_t> groups = lang::cpp::groups_of(relatives);
  std::vector<bool> wanted(numbers.size(), false);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (files_[numbers[i]].relevant) wanted[groups[i]] = true;
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Candidate& file = files_[numbers[i]];
    if (wanted[groups[i]] && (file.relevant || !lang::cpp::is_header(file.path))) batch.push_back(numbers[i]);
  }
}

/// C and C++: a unit is read by a process of its own, and tells about the headers that it includes as well.
void Scan::lower_units(const std::vector<std::uint32_t>& chosen, std::vector<model::Facts>& facts) {
  if (units_ == nullptr) {
    lang::cpp::UnitOptions options;
    options.roots = options_.paths;
    options.commands = options_.compile_commands;
    options.cache = options_.cache;
    options.limit = std::max<std::chrono::milliseconds>(options_.file_limit * 12, std::chrono::minutes(2));
    std::vector<std::string> paths;
    for (std::uint32_t i = 0; i < files_.size(); ++i) {
      if (files_[i].language != "cpp") continue;
      unit_files_.push_back(i);
      paths.push_back(files_[i].path);
    }
    auto units = lang::cpp::Units::open(options, std::move(paths));
    if (!units) {
      if (report_.counts.analysed >= unit_files_.size()) report_.counts.analysed -= unit_files_.size();
      report_.counts.failed += unit_files_.size();
      notice(files_[unit_files_.front()].path, "no C or C++ file is analysed: " + units.error().text(), true);
      unit_files_.clear();
      return;
    }
    units_ = std::move(*units);
    if (!units_->assumption().empty()) notice({}, units_->assumption(), false);
    if (const std::size_t left_out = std::min(units_->left_out(), report_.counts.analysed); left_out != 0) {
      report_.counts.skipped["not compiled"] += left_out;
      report_.counts.analysed -= left_out;
    }
  }
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t i = 0; i < unit_files_.size(); ++i) {
    if (std::binary_search(chosen.begin(), chosen.end(), unit_files_[i])) wanted.push_back(i);
  }
  std::vector<std::uint32_t> plan = units_->plan(wanted);
  std::erase_if(plan, [&](std::uint32_t unit) { return !units_read_.insert(unit).second; });
  total_ += plan.size();
  // In the order of the plan, as soon as that is possible: most of what a unit says is about headers that are known by
  // then.
  const std::set<std::string> discovered(paths_.begin(), paths_.end());
  std::vector<std::optional<lang::cpp::Unit>> slots(plan.size());
  std::vector<bool> read(plan.size(), false);
  std::size_t next = 0;
  in_parallel(plan.size(), jobs_, [&](std::size_t i) {
    auto unit = units_->read(plan[i]);
    std::vector<lang::cpp::Unit> spent;  // goes when others may go on
    {
      const std::lock_guard lock(mutex_);
      if (unit) {
        slots[i] = std::move(*unit);
      } else {
        ++report_.counts.failed;
        --report_.counts.analysed;
        notice(files_[unit_files_[plan[i]]].path, unit.error().text(), true);
      }
      read[i] = true;
      for (; next < plan.size() && read[next]; ++next) {
        if (!slots[next]) continue;
        spent.push_back(std::move(*slots[next]));
        slots[next].reset();
        take_unit(files_[unit_files_[plan[next]]].path, spent.back(), discovered, facts);
      }
    }
    tick();
  });
}

/// Those of its files that no unit before it has told about.
void Scan::take_unit(const std::string& path, lang::cpp::Unit& unit, const std::set<std::string>& discovered,
                     std::vector<model::Facts>& facts) {
  note_problems(path, unit);
  for (model::Facts& file : unit.files) {
    // A header that the scan leaves out is not of the project either.
    if (lang::front_end_for(file.path) != nullptr && !discovered.contains(file.path)) continue;
    file.is_tool = tools_.contains(file.path);
    if (unit_paths_.insert(file.path).second) facts.push_back(std::move(file));
  }
}

void Scan::note_problems(const std::string& path, const lang::cpp::Unit& unit) {
  const lang::cpp::Problem* first = nullptr;
  std::size_t missing = 0;
  for (const lang::cpp::Problem& problem : unit.problems) {
    if (problem.missing_header) {
      missing_headers_[problem.text].insert(problem.path.empty() ? path : problem.path);
      ++missing;
    } else if (first == nullptr) {
      first = &problem;
    }
  }
  // Without its headers a unit cannot be free of errors: that is said once, with the headers' names.
  if (first == nullptr || missing != 0) return;
  model::Notice broken;
  broken.path = first->path.empty() ? path : first->path;
  broken.span = first->span;
  broken.has_span = !first->path.empty();
  broken.text = fmt::format("{}{}; the rest of the file is analysed", first->text,
                            unit.errors == 1 ? "" : fmt::format(" (the first of {} errors)", unit.errors));
  report_.notices.push_back(std::move(broken));
}

/// One notice for each header that was not found, the first ones.
void Scan::name_missing_headers() {
  constexpr std::size_t kMost = 10;
  std::size_t named = 0;
  for (const auto& [name, files] : missing_headers_) {
    if (named++ == kMost) {
      notice({}, fmt::format("{} more headers were not found", missing_headers_.size() - kMost), false);
      break;
    }
    notice(*files.begin(),
           fmt::format("{} was not found{}; what it declares is unknown here. Install it, or give the include "
                       "folders in compile_commands.json",
                       name, files.size() == 1 ? "" : fmt::format(" (in {} files)", files.size())),
           false);
  }
}

/// A handler of the user that nothing here is, and that would silently judge nothing.
void Scan::name_missing_handlers(const model::Program& program) {
  std::vector<std::string> missing;
  for (const std::string& handler : options_.handlers) {
    if (!program.has_handler(handler)) missing.push_back("`" + handler + "`");
  }
  if (missing.empty()) return;
  notice({},
         fmt::format("no function here is the handler {}; write module.function, package.Class::method",
                     fmt::join(missing, ", ")),
         false);
}

/// Code of which nobody knows who runs it, though it calls what may matter: a program that serves in an unknown way
/// would be judged as the library that it looks like.
void Scan::name_libraries(const model::Program& program) {
  std::map<std::string_view, bool> is_library;  // by language, of those with such a call
  for (const model::Program::CallInfo& call : program.calls()) {
    if (std::ranges::none_of(call.apis, [](const model::Api* api) { return !api->concept_name.empty(); })) continue;
    if (call.scope == model::kNone || program.scopes()[call.scope].phases == 0) continue;  // a tool
    is_library.emplace(program.files()[call.file].language, program.is_library(call.file));
  }
  for (const auto& [language, library] : is_library) {
    if (!library) continue;
    const std::string_view name = language == "java" ? "Java" : language == "python" ? "Python" : "C and C++";
    notice({},
           fmt::format("no handler, server or checkpoint is known in the {} code: it is judged as a library, of which "
                       "only its users know what runs before a snapshot; name what they call with --handler",
                       name),
           false);
  }
}

/// Findings, less what the configuration turns off and comments suppress.
void Scan::judge(const model::Program& program, const model::Trace& trace) {
  rules::MatchOptions match;
  match.platform = options_.platform;
  match.levels = options_.levels;
  if (!options_.only_rules.empty()) {
    for (const model::Rule& rule : rules_.rules) {
      const auto& only = options_.only_rules;
      if (std::find(only.begin(), only.end(), rule.id) == only.end()) match.levels[rule.id] = model::Level::off;
    }
  }
  report_.findings = rules::match(program, trace, rules_, match);
  report_.has_hook_routes = program.has_hook_routes();
  base::SourceSet sources;
  rules::suppress(
      report_,
      {program.files(), rules_, [&](const model::Rule& rule) { return rules::level_of(rule, match); }, options_.today},
      sources);
}

void Scan::notice(std::string path, std::string text, bool incomplete) {
  report_.notices.push_back({std::move(path), {}, false, incomplete, std::move(text)});
}

void Scan::tick() {
  if (!options_.progress) return;
  const std::lock_guard lock(mutex_);
  options_.progress(++done_, total_);
}

}  // namespace

base::Result<model::Report> scan(const ScanOptions& options, const model::RuleSet& rules) {
  return Scan(options, rules).run();
}

}  // namespace snapcheck
