#include "analyzer/model/dump.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace snapcheck::model {

namespace {

constexpr int kMaxFieldDepth = 8;
constexpr std::size_t kMaxLiteral = 80;

constexpr std::string_view kScopeKinds[] = {"module_body", "class_body", "static_init", "instance_init", "constructor",
                                            "method",      "function",   "lambda",      "local_static"};
constexpr std::string_view kPlaceKinds[] = {"local", "param",   "receiver", "result", "temp",  "global",
                                            "field", "literal", "function", "type",   "module"};
constexpr std::string_view kFlowKinds[] = {"copy", "derive", "difference", "compare", "order"};
constexpr std::string_view kStores[] = {"none", "rebind", "mutate"};
constexpr std::string_view kCallKinds[] = {"call", "construct", "touch"};

template <typename Enum, std::size_t N>
std::string_view name_of(Enum value, const std::string_view (&names)[N]) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names[index] : "?";
}

/// Printable on one line: control characters escaped, long text cut.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, kMaxLiteral)) {
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  if (text.size() > kMaxLiteral) out += "...";
  return out;
}

class Printer {
 public:
  explicit Printer(const Facts& facts) : facts_(facts) {}

  std::string run() {
    line("file {} language={} module={}\n", facts_.path, facts_.language, facts_.module);
    for (const Type& row : facts_.types) type(row);
    for (const Scope& row : facts_.scopes) scope(row);
    for (std::size_t i = 0; i < facts_.places.size(); ++i) place(static_cast<PlaceId>(i));
    for (const Flow& row : facts_.flows) flow(row);
    for (const Call& row : facts_.calls) call(row);
    for (const Branch& row : facts_.branches) branch(row);
    for (const Conditional& row : facts_.conditionals) line("conditional {} {}\n", scope_name(row.scope), at(row.span));
    for (const Alias& row : facts_.aliases) line("alias {} -> {}\n", row.name, row.target);
    for (const Comment& row : facts_.comments) line("comment \"{}\" {}\n", one_line(row.text), at(row.span));
    if (!facts_.statements.empty()) {
      line("statements");
      for (const Span& span : facts_.statements) line(" {}..{}", span.begin, span.end);
      line("\n");
    }
    for (const Choice& row : facts_.choices) line("choice {} {}\n", at(row.first), at(row.second));
    for (const Span& span : facts_.rare) line("rare {}\n", at(span));
    for (const Span& span : facts_.syntax_errors) line("syntax_error {}\n", at(span));
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  static std::string at(Span span) { return fmt::format("@{}..{}", span.begin, span.end); }

  std::string scope_name(ScopeId id) const {
    if (id == kNone) return "-";
    return id < facts_.scopes.size() ? facts_.scopes[id].name.str() : fmt::format("?#{}", id);
  }

  std::string type_name(TypeId id) const {
    return id < facts_.types.size() ? facts_.types[id].name.str() : fmt::format("?#{}", id);
  }

  void flag(bool set, std::string_view name) {
    if (set) line(" {}", name);
  }

  void annotations(const std::vector<Annotation>& rows, std::string_view indent) {
    for (const Annotation& row : rows) {
      line("{}annotation {}(", indent, row.name.empty() ? "-" : row.name);
      std::string_view comma;
      for (const auto& [key, value] : row.values) {
        line("{}{}{}{}", comma, key, key.empty() ? "" : "=", one_line(value));
        comma = ", ";
      }
      line(")");
      if (row.call != kNone) line(" call=#{}", row.call);
      line(" {}\n", at(row.span));
    }
  }

  void type(const Type& row) {
    line("type {}(", row.name);
    std::string_view comma;
    for (const Name& super : row.supers) {
      line("{}{}", comma, super);
      comma = ", ";
    }
    line(")");
    if (row.outer != kNone) line(" outer={}", type_name(row.outer));
    flag(row.is_interface, "interface");
    flag(row.is_abstract, "abstract");
    flag(row.is_enum, "enum");
    flag(row.compares_by_value, "by_value");
    flag(row.is_anonymous, "anonymous");
    line(" {}\n", at(row.span));
    annotations(row.annotations, "  ");
    for (const Field& field : row.fields) {
      line("  field {}", field.name);
      if (!field.type.empty()) line(": {}", field.type);
      flag(field.is_static, "static");
      flag(field.is_final, "final");
      line(" {}\n", at(field.span));
      annotations(field.annotations, "    ");
    }
  }

  void scope(const Scope& row) {
    line("scope {} {}", name_of(row.kind, kScopeKinds), row.name);
    if (row.receiver != kNone) line(" receiver={}", reference(facts_, row.receiver));
    if (!row.params.empty()) {
      line(" params=(");
      std::string_view comma;
      for (const PlaceId param : row.params) {
        line("{}{}", comma, reference(facts_, param));
        comma = ", ";
      }
      line(")");
    }
    if (row.result != kNone) line(" result={}", reference(facts_, row.result));
    if (row.owner != kNone) line(" owner={}", type_name(row.owner));
    if (row.parent != kNone) line(" parent={}", scope_name(row.parent));
    flag(row.is_static, "static");
    flag(row.is_abstract, "abstract");
    flag(row.is_async, "async");
    flag(row.is_generator, "generator");
    flag(!row.is_public, "private");
    line(" {} body {}..{}\n", at(row.span), row.body.begin, row.body.end);
    annotations(row.annotations, "  ");
  }

  void place(PlaceId id) {
    const Place& row = facts_.places[id];
    line("place #{} {}", id, reference(facts_, id));
    if (row.kind == PlaceKind::receiver) line(" of {}", scope_name(row.scope));
    if (!row.type.empty()) line(" : {}", row.type);
    flag(row.is_final, "final");
    flag(row.is_null, "null");
    flag(row.shadows_global, "shadows_global");
    flag(row.per_thread, "per_thread");
    line(" {}\n", at(row.span));
  }

  void flow(const Flow& row) {
    line("flow {}: {} -> {} {}", scope_name(row.scope), reference(facts_, row.from), reference(facts_, row.to),
         name_of(row.kind, kFlowKinds));
    if (row.store != Store::none) line(" {}", name_of(row.store, kStores));
    if (row.element == kAnyElement) line(" element");
    if (row.element == kEachElement) line(" elements");
    if (row.element != 0 && row.element < kEachElement) line(" element={}", row.element);
    if (row.guard != kNone) line(" guard={}", reference(facts_, row.guard));
    line(" {}\n", at(row.span));
  }

  void branch(const Branch& row) {
    line("branch {}: {} {} {}\n", scope_name(row.scope), reference(facts_, row.place),
         row.absent      ? row.null_only ? "is null" : "holds nothing"
         : row.null_only ? "is not null"
                         : "holds something",
         at(row.span));
  }

  void call(const Call& row) {
    line("{} {}: ", name_of(row.kind, kCallKinds), scope_name(row.scope));
    if (row.receiver != kNone) line("({}).{}", reference(facts_, row.receiver), row.member);
    if (row.function != kNone) line("<{}>", reference(facts_, row.function));
    if (!row.callee.empty()) line("{}{}", row.receiver == kNone ? "" : "=", row.callee);
    if (row.kind != CallKind::touch) {
      line("(");
      std::string_view comma;
      for (const Argument& arg : row.args) {
        line("{}{}{}{}{}", comma, arg.spread ? "*" : "", arg.keyword, arg.keyword.empty() ? "" : "=",
             reference(facts_, arg.place));
        comma = ", ";
      }
      line(")");
    }
    if (row.result != kNone) line(" -> {}", reference(facts_, row.result));
    if (row.guard != kNone) line(" guard={}", reference(facts_, row.guard));
    flag(row.is_super, "super");
    flag(row.is_awaited, "awaited");
    flag(row.is_rare, "rare");
    flag(row.is_statement, "statement");
    line(" {}\n", at(row.span));
  }

  const Facts& facts_;
  std::string out_;
};

}  // namespace

std::string reference(const Facts& facts, PlaceId id) {
  if (id == kNone) return "-";
  std::string prefix, suffix;
  for (int depth = 0;; ++depth) {
    if (id >= facts.places.size()) return fmt::format("{}?#{}{}", prefix, id, suffix);
    const Place& row = facts.places[id];
    const std::string_view kind = name_of(row.kind, kPlaceKinds);
    switch (row.kind) {
      case PlaceKind::field:
        if (depth == kMaxFieldDepth) return fmt::format("{}field#{}{}", prefix, id, suffix);
        prefix += "field(";
        suffix = ")." + row.name + suffix;
        id = row.base;
        continue;
      case PlaceKind::temp:
        return fmt::format("{}temp#{}{}", prefix, id, suffix);
      case PlaceKind::receiver:
        return prefix + row.name + suffix;
      case PlaceKind::local:
      case PlaceKind::param:
      case PlaceKind::result: {
        const bool known = row.scope < facts.scopes.size();
        const std::string_view owner = known ? facts.scopes[row.scope].name.view() : "-";
        if (row.kind == PlaceKind::result) return fmt::format("{}result {}{}", prefix, owner, suffix);
        return fmt::format("{}{} {}/{}{}", prefix, kind, owner, row.name, suffix);
      }
      default:
        return fmt::format("{}{} {}{}", prefix, kind, one_line(row.name), suffix);
    }
  }
}

std::string dump(const Facts& facts) { return Printer(facts).run(); }

}  // namespace snapcheck::model
