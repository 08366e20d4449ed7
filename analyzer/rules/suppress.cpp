#include "analyzer/rules/suppress.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>

#include "analyzer/base/suggest.h"
#include "analyzer/rules/directive.h"

namespace snapcheck::rules {
namespace {

using model::Comment;
using model::Facts;
using model::Finding;
using model::Level;
using model::Rule;

constexpr std::uint32_t kLastFileLine = 20;  // up to which `ignore-file` may stand

/// What the codes of the Python scanner for SnapStart are called here.
struct ForeignCode {
  std::string_view code;
  std::string_view rule;
};
constexpr std::array kForeignCodes = {
    ForeignCode{"PY001", "cache-filled-in-snapshot"}, ForeignCode{"PY001", "stateful-id-generator"},
    ForeignCode{"PY002", "connection-in-snapshot"},   ForeignCode{"PY003", "thread-or-timer-in-snapshot"},
    ForeignCode{"PY004", "connection-in-snapshot"},   ForeignCode{"PY004", "open-file-in-snapshot"},
    ForeignCode{"PY005", "unique-id-in-snapshot"},    ForeignCode{"PY005", "random-value-in-snapshot"},
    ForeignCode{"PY005", "prng-state-in-snapshot"},   ForeignCode{"PY005", "timestamp-in-snapshot"},
    ForeignCode{"PY006", "connection-in-snapshot"},   ForeignCode{"PY006", "credential-in-snapshot"},
    ForeignCode{"PY007", "temp-file-in-snapshot"},    ForeignCode{"PY007", "open-file-in-snapshot"},
    ForeignCode{"PY007", "credential-in-snapshot"},   ForeignCode{"PY008", "hook-never-registered"},
};

auto order(const Finding& finding) { return std::tie(finding.at.path, finding.at.span, finding.rule, finding.message); }

bool contains(base::Span span, std::uint32_t offset) { return span.begin <= offset && offset < span.end; }

/// A directive, where it stands, and what it speaks of.
struct Placed {
  Directive directive;
  const Comment* comment = nullptr;
  std::uint32_t line = 0;
  bool own_line = false;          // nothing but comments on its line
  std::uint32_t target_line = 0;  // own_line: the first line below that is no comment, 0 when that is blank
  std::vector<bool> used;         // for each of directive.rules
};

/// The suppressions of one file.
class FileSuppressor {
 public:
  FileSuppressor(const Facts& facts, const Suppressions& all, model::Report& report, base::SourceSet& sources)
      : facts_(facts), all_(all), report_(report), sources_(sources) {}

  /// Decides about the file's findings; true for those to be taken out is written to `out`.
  void run(std::span<Finding> findings, std::span<bool> out);
  std::vector<Finding> take_own_findings();

 private:
  void collect();
  void place(Placed& placed);
  bool is_comment_line(std::uint32_t line) const;
  bool speaks_of(const Placed& placed, const Finding& finding) const;
  bool statement_touches(std::uint32_t offset, std::uint32_t line, bool also_its_end) const;
  bool names(Placed& placed, const std::string& rule);
  bool by_comment(Finding& finding);
  bool by_annotation(const Finding& finding) const;

  void judge(const Placed& placed);
  void judge_unused(const Placed& placed);
  void add_own(std::string_view defect, const Placed& placed, const std::string& detail);
  void add_notice(const Placed& placed, std::string text);
  const base::Lines& lines() const { return source_->lines(); }

  const Facts& facts_;
  const Suppressions& all_;
  model::Report& report_;
  base::SourceSet& sources_;
  const base::SourceText* source_ = nullptr;
  std::vector<Placed> placed_;
  std::vector<Finding> own_;
};

bool mentions_directive(const Comment& comment) {
  return comment.text.find("snapcheck:") != std::string::npos || comment.text.find("snapstart:") != std::string::npos;
}

void FileSuppressor::collect() {
  for (const Comment& comment : facts_.comments) {
    if (!mentions_directive(comment)) continue;
    auto directive = parse_directive(comment.text);
    if (!directive) continue;
    // Only now is the text needed: most files have no directive.
    if (source_ == nullptr) source_ = &sources_.get(facts_.path);
    Placed placed{std::move(*directive), &comment, lines().line_at(comment.span.begin), false, 0, {}};
    placed.used.resize(placed.directive.rules.size());
    place(placed);
    placed_.push_back(std::move(placed));
  }
}

void FileSuppressor::place(Placed& placed) {
  placed.own_line = is_comment_line(placed.line);
  if (!placed.own_line) return;
  std::uint32_t line = placed.line + 1;
  while (line <= lines().count() && is_comment_line(line)) ++line;
  const bool blank = lines().text(line).find_first_not_of(" \t\f") == std::string_view::npos;
  placed.target_line = blank ? 0 : line;
}

/// Are there comments on the line, and besides them only white space and marks of comments?
bool FileSuppressor::is_comment_line(std::uint32_t line) const {
  const std::uint32_t begin = lines().start(line);
  std::string rest(lines().text(line));
  const auto end = begin + static_cast<std::uint32_t>(rest.size());
  auto comment = std::ranges::lower_bound(facts_.comments, begin, {}, [](const Comment& c) { return c.span.begin; });
  bool found = false;
  for (; comment != facts_.comments.end() && comment->span.begin < end; ++comment) {
    found = true;
    const std::uint32_t stop = std::min(comment->span.end, end);
    for (std::uint32_t i = comment->span.begin; i < stop; ++i) rest[i - begin] = ' ';
  }
  return found && rest.find_first_not_of(" \t\f*/#") == std::string::npos;
}

/// Does the innermost statement around `offset` begin (or end) on the line?
bool FileSuppressor::statement_touches(std::uint32_t offset, std::uint32_t line, bool also_its_end) const {
  auto it = std::ranges::upper_bound(facts_.statements, offset, {}, &base::Span::begin);
  while (it != facts_.statements.begin()) {
    --it;
    if (!contains(*it, offset)) continue;
    return lines().line_at(it->begin) == line || (also_its_end && lines().line_at(it->end) == line);
  }
  return false;
}

bool FileSuppressor::speaks_of(const Placed& placed, const Finding& finding) const {
  if (placed.directive.whole_file) return placed.line <= kLastFileLine;
  const std::uint32_t first = lines().line_at(finding.at.span.begin);
  const std::uint32_t last = lines().line_at(finding.at.span.end);
  if (!placed.own_line) {
    return (first <= placed.line && placed.line <= last) || statement_touches(finding.at.span.begin, placed.line, true);
  }
  if (placed.target_line == 0) return false;
  return first == placed.target_line || statement_touches(finding.at.span.begin, placed.target_line, false);
}

/// Is the rule in the directive's list? Marks the entry as used.
bool FileSuppressor::names(Placed& placed, const std::string& rule) {
  bool found = false;
  for (std::size_t i = 0; i < placed.directive.rules.size(); ++i) {
    const std::string& id = placed.directive.rules[i];
    const bool same =
        placed.directive.foreign
            ? std::ranges::any_of(kForeignCodes, [&](const ForeignCode& f) { return f.code == id && f.rule == rule; })
            : id == rule;
    if (same) placed.used[i] = found = true;
  }
  return found;
}

/// Every directive that fits is marked as used, also behind the one that decides.
bool FileSuppressor::by_comment(Finding& finding) {
  bool suppressed = false;
  std::optional<base::Date> expired;
  for (Placed& placed : placed_) {
    const Directive& directive = placed.directive;
    if (!directive.problem.empty() || (directive.reason.empty() && !directive.foreign)) continue;
    if (!speaks_of(placed, finding) || !names(placed, finding.rule)) continue;
    if (directive.until && *directive.until < all_.today) {
      expired = directive.until;
    } else {
      suppressed = true;
    }
  }
  if (!suppressed && expired) {
    finding.message += fmt::format(" Its suppression expired on {}.", base::to_string(*expired));
  }
  return suppressed;
}

bool accepts(const std::vector<model::Annotation>& annotations) {
  return std::ranges::any_of(annotations, [](const model::Annotation& annotation) {
    const std::string_view name = std::string_view(annotation.name).substr(annotation.name.rfind('.') + 1);
    if (name == "SnapshotSafe") return true;
    return name == "SuppressFBWarnings" && std::ranges::any_of(annotation.values, [](const auto& value) {
             return (value.first.empty() || value.first == "value") &&
                    value.second.find("AWS_LAMBDA_SNAP_START_BUG") != std::string::npos;
           });
  });
}

bool FileSuppressor::by_annotation(const Finding& finding) const {
  const std::uint32_t offset = finding.at.span.begin;
  for (const model::Type& type : facts_.types) {
    if (accepts(type.annotations) &&
        (finding.symbol == type.name || finding.symbol.starts_with(type.name + ".") || contains(type.span, offset))) {
      return true;
    }
    for (const model::Field& field : type.fields) {
      if (!accepts(field.annotations)) continue;
      const bool in_declaration = std::ranges::any_of(facts_.statements, [&](base::Span statement) {
        return contains(statement, field.span.begin) && contains(statement, offset);
      });
      if (in_declaration || finding.holder == type.name + "." + field.name) return true;
    }
  }
  return std::ranges::any_of(facts_.scopes, [&](const model::Scope& scope) {
    return accepts(scope.annotations) && (contains(scope.body, offset) || contains(scope.span, offset));
  });
}

void FileSuppressor::run(std::span<Finding> findings, std::span<bool> out) {
  collect();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const bool annotated = by_annotation(findings[i]);
    out[i] = by_comment(findings[i]) || annotated;
  }
  for (const Placed& placed : placed_) judge(placed);
}

/// What is to be said about the directive itself.
void FileSuppressor::judge(const Placed& placed) {
  const Directive& directive = placed.directive;
  if (directive.foreign) return;
  if (!directive.problem.empty()) return add_notice(placed, directive.problem);
  if (directive.reason.empty()) return add_own("without-reason", placed, "");
  if (directive.whole_file && placed.line > kLastFileLine) {
    return add_notice(placed,
                      fmt::format("`ignore-file` does not apply here; move it to the first {} lines", kLastFileLine));
  }
  judge_unused(placed);
}

void FileSuppressor::judge_unused(const Placed& placed) {
  std::vector<std::string_view> known;
  for (const Rule& rule : all_.rules.rules) known.push_back(rule.id);
  std::string detail;
  bool unused = false;
  for (std::size_t i = 0; i < placed.used.size(); ++i) {
    const std::string& id = placed.directive.rules[i];
    const Rule* rule = all_.rules.rule(id);
    if (rule == nullptr) {
      const std::string advice = base::did_you_mean(id, known);
      detail += fmt::format(" There is no rule `{}`{}.", id, advice.empty() ? "" : " (" + advice + ")");
      unused = true;
    } else if (!placed.used[i] && rule->check != model::Check::suppression && all_.level(*rule) != Level::off) {
      if (placed.used.size() > 1) detail += fmt::format(" Nothing here for `{}`.", id);
      unused = true;
    }
  }
  if (unused) add_own("unused", placed, detail);
}

void FileSuppressor::add_own(std::string_view defect, const Placed& placed, const std::string& detail) {
  const auto rule = std::ranges::find_if(
      all_.rules.rules, [&](const Rule& r) { return r.check == model::Check::suppression && r.defect == defect; });
  if (rule == all_.rules.rules.end()) return;
  const Level level = all_.level(*rule);
  if (level == Level::off) return;
  Finding finding;
  finding.rule = rule->id;
  finding.level = level;
  finding.at = {facts_.path, placed.comment->span};
  finding.message = rule->message + detail;
  finding.repair = rule->repair;
  own_.push_back(std::move(finding));
}

void FileSuppressor::add_notice(const Placed& placed, std::string text) {
  report_.notices.push_back({facts_.path, placed.comment->span, true, false, std::move(text)});
}

/// The findings about directives, without those that another directive, on the line or above it, suppresses.
std::vector<Finding> FileSuppressor::take_own_findings() {
  std::erase_if(own_, [&](const Finding& finding) {
    const std::uint32_t line = lines().line_at(finding.at.span.begin);
    const bool taken = std::ranges::any_of(placed_, [&](Placed& placed) {
      const std::uint32_t last = std::max(placed.line, placed.target_line);
      const bool near =
          placed.directive.whole_file ? placed.line <= kLastFileLine : placed.line <= line && line <= last;
      return near && !placed.directive.reason.empty() && names(placed, finding.rule);
    });
    if (taken) report_.suppressed.push_back(finding);
    return taken;
  });
  return std::move(own_);
}

}  // namespace

void suppress(model::Report& report, const Suppressions& suppressions, base::SourceSet& sources) {
  std::vector<Finding>& findings = report.findings;
  std::ranges::sort(findings, {}, order);
  const auto taken = std::make_unique<bool[]>(findings.size());
  std::vector<Finding> own;
  for (const Facts& facts : suppressions.files) {
    const auto range = std::ranges::equal_range(findings, facts.path, {},
                                                [](const Finding& f) -> const std::string& { return f.at.path; });
    FileSuppressor file(facts, suppressions, report, sources);
    const std::span<Finding> here(range.begin(), range.end());
    file.run(here, std::span(taken.get(), findings.size()).subspan(range.begin() - findings.begin(), here.size()));
    for (Finding& finding : file.take_own_findings()) own.push_back(std::move(finding));
  }

  std::vector<Finding> kept;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    (taken[i] ? report.suppressed : kept).push_back(std::move(findings[i]));
  }
  std::ranges::move(own, std::back_inserter(kept));
  findings = std::move(kept);
  std::ranges::sort(findings, {}, order);
  std::ranges::sort(report.suppressed, {}, order);
  report.counts.suppressed = report.suppressed.size();
}

}  // namespace snapcheck::rules
