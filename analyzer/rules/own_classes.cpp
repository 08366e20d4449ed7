// A tree that brings its own copy of a class that the catalogue knows: what the catalogue says of an object of the
// class, and of its methods, and what the code of the class shows, has one cause.
#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

/// The class of the tree that the call makes an object of, or a method of which it runs.
TypeId Matcher::own_class(CallId id) const {
  const Program::CallInfo& call = p_.calls()[id];
  if (call.constructs != kNone || call.targets.empty()) return call.constructs;
  return p_.scopes()[call.targets.front()].owner;
}

/// The last finding, if `before` tells that there is a new one, says what the catalogue knows of a class of the tree.
void Matcher::note_own_class(std::size_t before, CallId call) {
  if (findings_.size() > before && own_class(call) != kNone) about_class_.emplace_back(before, own_class(call));
}

/// The last finding, if there is a new one: the code of a class makes a generator, kept in a variable of the class.
void Matcher::note_own_generator(std::size_t before, const Origin& origin, const Concept& what, NodeId holder) {
  if (findings_.size() == before || findings_.back().level < Level::warning) return;
  if (what.kind != ConceptKind::object || what.draws.empty()) return;
  const ScopeId scope = p_.calls()[origin.call].scope;
  const TypeId owner = scope == kNone ? kNone : p_.scopes()[scope].owner;
  if (owner == kNone || owner == own_class(origin.call)) return;
  const Node& kept = p_.nodes()[holder];
  const std::string_view name = kept.name == kNone ? std::string_view() : p_.symbols().text(kept.name);
  const std::string_view type = name.substr(0, name.rfind('.'));
  const bool is_static = kept.kind == Node::Kind::global && type == p_.types()[owner].row->name;
  if (is_static || (kept.kind == Node::Kind::field && kept.type == owner)) own_generators_.insert(owner);
}

/// What is said of a class whose own generator is a finding is the same finding once more.
void Matcher::drop_what_own_code_shows() {
  std::vector<bool> again(findings_.size());
  for (const auto& [finding, type] : about_class_) again[finding] = own_generators_.contains(type);
  std::vector<Finding> kept;
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    if (!again[i]) kept.push_back(std::move(findings_[i]));
  }
  findings_ = std::move(kept);
}

}  // namespace snapcheck::rules
