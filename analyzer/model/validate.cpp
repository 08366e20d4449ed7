#include "analyzer/model/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace snapcheck::model {

namespace {

class Validator {
 public:
  Validator(const Facts& facts, std::size_t text_size) : facts_(facts), text_size_(text_size) {}

  base::Result<void> run() {
    rows(facts_.types, "type", [this](const Type& row) { type(row); });
    rows(facts_.scopes, "scope", [this](const Scope& row) { scope(row); });
    for (std::size_t i = 0; i < facts_.places.size() && error_.empty(); ++i) {
      table_ = "place";
      row_ = i;
      place(facts_.places[i], static_cast<PlaceId>(i));
    }
    rows(facts_.flows, "flow", [this](const Flow& row) { flow(row); });
    rows(facts_.calls, "call", [this](const Call& row) { call(row); });
    rows(facts_.branches, "branch", [this](const Branch& row) {
      id(row.scope, facts_.scopes, "scope out of range", true);
      id(row.place, facts_.places, "place out of range", true);
      span(row.span);
    });
    rows(facts_.conditionals, "conditional", [this](const Conditional& row) {
      id(row.scope, facts_.scopes, "scope out of range", true);
      span(row.span);
    });
    rows(facts_.comments, "comment", [this](const Comment& row) { span(row.span); });
    rows(facts_.syntax_errors, "syntax error", [this](const Span& row) { span(row); });
    rows(facts_.choices, "choice", [this](const Choice& row) {
      span(row.first);
      span(row.second);
    });
    rows(facts_.rare, "rare code", [this](const Span& row) { span(row); });
    rows(facts_.statements, "statement", [this](const Span& row) { span(row); });
    row_ = kWhole;
    table_ = "statements";
    expect(std::is_sorted(facts_.statements.begin(), facts_.statements.end()), "are not sorted");
    table_ = "rare code";
    expect(std::is_sorted(facts_.rare.begin(), facts_.rare.end()), "is not sorted");
    if (error_.empty()) return {};
    return base::Error{error_, ""};
  }

 private:
  static constexpr std::size_t kWhole = ~std::size_t{0};

  template <typename Rows, typename Visit>
  void rows(const Rows& table, std::string_view name, Visit visit) {
    for (std::size_t i = 0; i < table.size() && error_.empty(); ++i) {
      table_ = name;
      row_ = i;
      visit(table[i]);
    }
  }

  void expect(bool holds, std::string_view what) {
    if (holds || !error_.empty()) return;
    error_ = fmt::format("{}: {}{}: {}", facts_.path, table_, row_ == kWhole ? "" : fmt::format(" {}", row_), what);
  }

  template <typename Row>
  void id(Id value, const std::vector<Row>& table, std::string_view what, bool required = false) {
    expect(value == kNone ? !required : value < table.size(), what);
  }

  void span(Span value) { expect(value.begin <= value.end && value.end <= text_size_, "span out of range"); }

  void annotations(const std::vector<Annotation>& table) {
    for (const Annotation& row : table) {
      id(row.call, facts_.calls, "annotation's call out of range");
      expect(!row.name.empty() || row.call != kNone, "annotation without name and call");
      span(row.span);
    }
  }

  void type(const Type& row) {
    expect(!row.name.empty(), "no name");
    id(row.outer, facts_.types, "outer out of range");
    annotations(row.annotations);
    for (const Field& field : row.fields) {
      expect(!field.name.empty(), "field without name");
      annotations(field.annotations);
      span(field.span);
    }
    span(row.span);
  }

  void scope(const Scope& row) {
    expect(!row.name.empty(), "no name");
    id(row.owner, facts_.types, "owner out of range");
    id(row.parent, facts_.scopes, "parent out of range");
    id(row.receiver, facts_.places, "receiver out of range");
    id(row.result, facts_.places, "result out of range");
    for (const PlaceId param : row.params) id(param, facts_.places, "parameter out of range", true);
    annotations(row.annotations);
    span(row.span);
    span(row.body);
  }

  void place(const Place& row, PlaceId self) {
    id(row.scope, facts_.scopes, "scope out of range");
    span(row.span);
    const bool in_scope = row.kind == PlaceKind::local || row.kind == PlaceKind::param ||
                          row.kind == PlaceKind::receiver || row.kind == PlaceKind::result ||
                          row.kind == PlaceKind::temp;
    expect(!in_scope || row.scope != kNone, "no scope");
    expect(row.kind == PlaceKind::field ? row.base < self : row.base == kNone, "base is no earlier place");
    const bool nameless =
        row.kind == PlaceKind::temp || row.kind == PlaceKind::result || row.kind == PlaceKind::literal;
    expect(nameless || !row.name.empty(), "no name");
  }

  void flow(const Flow& row) {
    id(row.scope, facts_.scopes, "scope out of range", true);
    id(row.from, facts_.places, "from out of range", true);
    id(row.to, facts_.places, "to out of range", true);
    id(row.guard, facts_.places, "guard out of range");
    span(row.span);
  }

  void call(const Call& row) {
    id(row.scope, facts_.scopes, "scope out of range", true);
    id(row.receiver, facts_.places, "receiver out of range");
    id(row.function, facts_.places, "function out of range");
    id(row.result, facts_.places, "result out of range");
    id(row.guard, facts_.places, "guard out of range");
    expect(!row.callee.empty() || row.receiver != kNone || row.function != kNone, "calls nothing");
    // Java's `this(...)` has an object and a callee.
    expect(row.receiver == kNone || !row.member.empty() || !row.callee.empty(), "receiver without member");
    for (const Argument& arg : row.args) id(arg.place, facts_.places, "argument out of range", true);
    span(row.span);
  }

  const Facts& facts_;
  std::size_t text_size_;
  std::string_view table_;  ///< what is looked at
  std::size_t row_ = 0;     ///< of it; kWhole: all of it
  std::string error_;
};

}  // namespace

base::Result<void> validate(const Facts& facts, std::size_t text_size) { return Validator(facts, text_size).run(); }

}  // namespace snapcheck::model
