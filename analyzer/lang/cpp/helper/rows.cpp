// The files of the project in a unit, and their rows.
#include <algorithm>

#include <clang/Lex/Lexer.h>

#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

namespace {

constexpr std::uint32_t kMaxFile = 16u << 20;

std::string path_text(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

}  // namespace

Lowering::Lowering(clang::ASTContext& context, const Paths& paths)
    : context_(context), sources_(context.getSourceManager()), paths_(paths) {
  rows_of(sources_.getMainFileID());
}

// --- Files ------------------------------------------------------------------------------------------------------

/// The rows of a file of the project; of a file that is included several times only the first inclusion has any.
Rows* Lowering::rows_of(clang::FileID file) {
  const auto [it, fresh] = by_file_.try_emplace(file, nullptr);
  if (!fresh) return it->second;
  const auto entry = sources_.getFileEntryRefForID(file);
  if (!entry) return nullptr;
  const std::optional<std::string> shown = paths_.shown(entry->getFileEntry().tryGetRealPathName());
  const auto buffer = sources_.getBufferOrNone(file);
  if (!shown || !buffer || buffer->getBufferSize() > kMaxFile) return nullptr;
  auto [rows, first] = by_path_.try_emplace(*shown, nullptr);
  if (!first) return nullptr;
  rows->second = std::make_unique<Rows>();
  Rows& made = *rows->second;
  made.mark = buffer->getBuffer().starts_with("\xEF\xBB\xBF") ? 3 : 0;
  made.size = static_cast<std::uint32_t>(buffer->getBufferSize()) - made.mark;
  made.prefix = "{" + *shown + "}.";
  made.facts.path = *shown;
  made.facts.language = "cpp";
  made.module = new_scope(made, ScopeKind::module_body, "{" + *shown + "}", path_text(*shown));
  return it->second = rows->second.get();
}

Rows* Lowering::rows_at(clang::SourceLocation location) {
  if (location.isInvalid()) return nullptr;
  return rows_of(sources_.getFileID(sources_.getFileLoc(location)));
}

bool Lowering::in_project(const clang::Decl* decl) {
  const clang::SourceLocation location = decl->getCanonicalDecl()->getLocation();
  if (location.isInvalid()) return false;
  const clang::FileID file = sources_.getFileID(sources_.getFileLoc(location));
  rows_of(file);
  const auto it = by_file_.find(file);
  return it != by_file_.end() && it->second != nullptr;
}

std::optional<std::pair<std::string, Span>> Lowering::locate(clang::SourceLocation location) {
  Rows* rows = rows_at(location);
  if (rows == nullptr) return std::nullopt;
  frame_.rows = rows;
  here_ = {};
  return std::make_pair(rows->facts.path, span(location));
}

void Lowering::comment(clang::SourceRange range) {
  Rows* rows = rows_at(range.getBegin());
  if (rows == nullptr) return;
  const auto buffer = sources_.getBufferOrNone(sources_.getFileID(range.getBegin()));
  if (!buffer) return;
  std::size_t at = sources_.getFileOffset(range.getBegin());
  const std::size_t end = std::min<std::size_t>(sources_.getFileOffset(range.getEnd()), buffer->getBufferSize());
  while (at < end) {  // each line is a comment of its own
    std::string_view line(buffer->getBufferStart() + at, end - at);
    line = line.substr(0, line.find('\n'));
    std::size_t front = line.find_first_not_of(" \t/*!"), back = line.find_last_not_of(" \t\r*/");
    if (front != std::string_view::npos && back != std::string_view::npos && front <= back) {
      const auto begin = static_cast<std::uint32_t>(at + front) - rows->mark;
      const auto length = static_cast<std::uint32_t>(back - front + 1);
      rows->facts.comments.push_back({std::string(line.substr(front, length)), {begin, begin + length}});
    }
    at += line.size() + 1;
  }
}

std::vector<Facts> Lowering::take() {
  std::vector<Facts> files;
  Rows* const main = rows_of(sources_.getMainFileID());
  for (auto& [path, rows] : by_path_) {
    std::sort(rows->facts.statements.begin(), rows->facts.statements.end());
    std::vector<Span>& rare = rows->facts.rare;
    std::sort(rare.begin(), rare.end(),
              [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    const auto within = [](Span outer, Span inner) { return inner.begin < outer.end; };
    rare.erase(std::unique(rare.begin(), rare.end(), within), rare.end());
    std::sort(rows->facts.comments.begin(), rows->facts.comments.end(),
              [](const Comment& a, const Comment& b) { return a.span < b.span; });
    const auto same = [](const Comment& a, const Comment& b) { return a.span == b.span; };
    rows->facts.comments.erase(std::unique(rows->facts.comments.begin(), rows->facts.comments.end(), same),
                               rows->facts.comments.end());
  }
  if (main != nullptr) files.push_back(std::move(main->facts));
  for (auto& [path, rows] : by_path_) {
    if (rows.get() != main) files.push_back(std::move(rows->facts));
  }
  return files;
}

// --- Rows -------------------------------------------------------------------------------------------------------

PlaceId Lowering::add_place(Rows& rows, Place place) {
  rows.facts.places.push_back(std::move(place));
  return static_cast<PlaceId>(rows.facts.places.size() - 1);
}

ScopeId Lowering::new_scope(Rows& rows, ScopeKind kind, std::string name, std::string member) {
  Scope scope;
  scope.kind = kind;
  scope.name = std::move(name);
  scope.member = std::move(member);
  rows.facts.scopes.push_back(std::move(scope));
  return static_cast<ScopeId>(rows.facts.scopes.size() - 1);
}

PlaceId Lowering::temp(Span at, std::string type) {
  Place place;
  place.kind = PlaceKind::temp;
  place.scope = frame_.scope;
  place.type = std::move(type);
  place.span = at;
  return add_place(*frame_.rows, std::move(place));
}

PlaceId Lowering::literal(std::string text, Span at, bool is_null) {
  Place place;
  place.kind = PlaceKind::literal;
  place.scope = frame_.scope;
  place.name = std::move(text);
  place.is_null = is_null;
  place.span = at;
  return add_place(*frame_.rows, std::move(place));
}

PlaceId Lowering::field(PlaceId base, std::string name, Span at, std::string type, bool is_part) {
  Place place;
  place.kind = PlaceKind::field;
  place.scope = frame_.scope;
  place.base = base;
  place.name = std::move(name);
  place.type = std::move(type);
  place.is_part = is_part;
  place.span = at;
  return add_place(*frame_.rows, std::move(place));
}

PlaceId Lowering::global(Rows& rows, const clang::VarDecl* variable, Span at) {
  std::string name = name_of(variable);
  if (const auto it = rows.globals.find(name); it != rows.globals.end()) return it->second;
  Place place;
  place.kind = PlaceKind::global;
  place.name = name;
  place.type = type_name(variable->getType());
  place.is_final = variable->getType().isConstQualified();
  place.per_thread = variable->getTLSKind() != clang::VarDecl::TLS_None;
  place.span = at;
  const PlaceId id = add_place(rows, std::move(place));
  rows.globals.emplace(std::move(name), id);
  return id;
}

PlaceId Lowering::local(const clang::VarDecl* variable) {
  variable = variable->getCanonicalDecl();
  if (const auto it = frame_.rows->locals.find(variable); it != frame_.rows->locals.end()) return it->second;
  Place place;
  place.kind = llvm::isa<clang::ParmVarDecl>(variable) ? PlaceKind::param : PlaceKind::local;
  place.name = variable->getDeclName().isEmpty() ? "_" : variable->getNameAsString();
  place.scope = frame_.scope;
  place.type = type_name(variable->getType());
  place.span = span(variable->getLocation());
  const PlaceId id = add_place(*frame_.rows, std::move(place));
  frame_.rows->locals.emplace(variable, id);
  return id;
}

PlaceId Lowering::function_place(const std::string& name, Span at) {
  if (const auto it = frame_.rows->functions.find(name); it != frame_.rows->functions.end()) return it->second;
  Place place;
  place.kind = PlaceKind::function;
  place.name = name;
  place.span = at;
  const PlaceId id = add_place(*frame_.rows, std::move(place));
  frame_.rows->functions.emplace(name, id);
  return id;
}

PlaceId Lowering::receiver() {
  for (ScopeId scope = frame_.scope; scope != kNone; scope = facts().scopes[scope].parent) {
    if (facts().scopes[scope].receiver != kNone) return facts().scopes[scope].receiver;
  }
  return temp(here_);
}

void Lowering::flow(PlaceId from, PlaceId to, FlowKind kind, Store store, Span at) {
  if (from == kNone || to == kNone || from == to) return;
  // What is declared in a branch is there in that branch alone.
  PlaceId whole = to;
  while (facts().places[whole].kind == PlaceKind::field) whole = facts().places[whole].base;
  const auto declared = frame_.rows->branches.find(whole);
  const bool is_conditional = frame_.branches > (declared == frame_.rows->branches.end() ? 0 : declared->second);
  facts().flows.push_back({frame_.scope, from, to, kind, store, 0, frame_.guard, at, is_conditional});
}

Call Lowering::new_call(CallKind kind, Span at) {
  Call call;
  call.kind = kind;
  call.scope = frame_.scope;
  call.guard = frame_.guard;
  call.loop = frame_.loop;
  call.is_rare = frame_.rare;
  call.span = at;
  return call;
}

Span Lowering::span(clang::SourceRange range) {
  const clang::SourceLocation first = sources_.getFileLoc(range.getBegin()), last = sources_.getFileLoc(range.getEnd());
  if (first.isInvalid() || last.isInvalid()) return here_;
  const auto [file, begin] = sources_.getDecomposedLoc(first);
  auto [last_file, end] = sources_.getDecomposedLoc(last);
  if (rows_of(file) != frame_.rows || begin < frame_.rows->mark) return here_;
  if (last_file != file || end < begin) {
    end = begin;
  } else {
    end += clang::Lexer::MeasureTokenLength(last, sources_, context_.getLangOpts());
  }
  const std::uint32_t size = frame_.rows->size, mark = frame_.rows->mark;
  return {std::min(begin - mark, size), std::min(std::max(end, begin) - mark, size)};
}

}  // namespace snapcheck::lang::cpp
