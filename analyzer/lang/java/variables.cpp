// What a name means: a local variable, a field of a type around, an imported static field, a class, a package.
#include <algorithm>

#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// `Map`, `Entry`: written like a class and not like a constant (`MAX_SIZE`, `LOG`).
bool looks_like_class(std::string_view name) {
  return !name.empty() && is_upper(name.front()) && std::any_of(name.begin(), name.end(), is_lower);
}

constexpr std::size_t kMaxPackageDepth = 16;

}  // namespace

// --- Fields -----------------------------------------------------------------------------------------------------

PlaceId Lowering::static_field(const FieldDecl& decl, Span at) {
  const auto [it, fresh] = static_places_.try_emplace(&decl, kNone);
  if (fresh) {
    const model::Type& owner = facts_.types[decl.owner];
    const model::Field& field = owner.fields[decl.index];
    it->second = rows_.global(owner.name + "." + field.name, at);
    describe(rows_[it->second], field);
  }
  return it->second;
}

void Lowering::describe(model::Place& place, const model::Field& field) const {
  place.type = field.type;
  place.is_final = field.is_final;
  place.per_thread = field.type == "java.lang.ThreadLocal" || field.type == "java.lang.InheritableThreadLocal";
}

/// The field `name` of the object in `base`; what this file declares about it goes onto the place.
PlaceId Lowering::instance_field(PlaceId base, std::string_view name, Span at) {
  const PlaceId place = rows_.field(base, name, at);
  if (rows_[place].type.empty() && !rows_[base].type.empty()) {
    const TypeId owner = declarations_.named(rows_[base].type);
    const FieldDecl* decl = owner == kNone ? nullptr : declarations_.field(owner, name);
    if (decl != nullptr) describe(rows_[place], facts_.types[decl->owner].fields[decl->index]);
  }
  return place;
}

PlaceId Lowering::receiver_in(std::size_t index, Span at) {
  if (rows_.scope == kNone) return kNone;
  PlaceId receiver = receiver_;
  for (std::size_t i = frames_.size() - 1; i > index; --i) {
    const TypeDecl& decl = declarations_.types[frames_[i].type];
    const bool in_place = decl.is_local || decl.sort == TypeDecl::Sort::anonymous;
    if (receiver == kNone) return kNone;
    if (decl.is_static && !in_place) return kNone;
    receiver = in_place ? frames_[i].outer_receiver : rows_.outer_receiver(facts_.types[frames_[i - 1].type].name, at);
  }
  return receiver;
}

PlaceId Lowering::this_place(NodeIndex at) {
  return receiver_ == kNone ? rows_.temp(span(at), frames_.empty() ? std::string() : type_name()) : receiver_;
}

PlaceId Lowering::field_in(std::size_t index, std::string_view name, const FieldDecl& decl, NodeIndex at,
                           bool touching) {
  if (decl.is_static) {
    if (touching && !decl.is_constant) touch(facts_.types[decl.owner].name, span(at));
    return static_field(decl, span(at));
  }
  const PlaceId receiver = receiver_in(index, span(at));
  if (receiver == kNone) return rows_.global(facts_.types[decl.owner].name + "." + std::string(name), span(at));
  return instance_field(receiver, name, span(at));
}

/// A local variable, or a field of a type around, from the inside out.
bool Lowering::local_or_field(std::string_view name, NodeIndex at, bool touching, PlaceId& place) {
  const auto it = bound_.find(name);
  const std::uint32_t bound = it == bound_.end() ? 0 : it->second;
  for (std::size_t i = frames_.size(); i-- > 0;) {
    if (bound > frames_[i].bindings) break;
    if (const FieldDecl* decl = declarations_.field(frames_[i].type, name)) {
      place = field_in(i, name, *decl, at, touching);
      return true;
    }
  }
  if (bound == 0) return false;
  place = bindings_[bound - 1].place;
  return true;
}

std::size_t Lowering::inheriting_frame() const {
  std::size_t best = frames_.size() - 1;
  for (std::size_t i = frames_.size(); i-- > 0;) {
    const TypeDecl& decl = declarations_.types[frames_[i].type];
    if (decl.sort == TypeDecl::Sort::anonymous) continue;
    if (decl.has_unknown_class) return i;
  }
  for (std::size_t i = frames_.size(); i-- > 0;) {
    if (declarations_.types[frames_[i].type].has_unknown_super) return i;
  }
  return best;
}

// --- Names ------------------------------------------------------------------------------------------------------

Lowering::Meaning Lowering::simple_name(NodeIndex node, bool touching) {
  const std::string_view name = tree_.text(node);
  Meaning meaning;
  if (name.empty()) return meaning;
  if (local_or_field(name, node, touching, meaning.place)) return meaning;
  if (const auto it = imports_.statics.find(name); it != imports_.statics.end()) {
    const TypeName& nested = type_names_.simple(type(), name, tree_[node].begin);
    if (nested.known && looks_like_class(name)) return {kNone, nested.name};
    if (touching) touch(it->second, span(node));
    return {rows_.global(it->second + "." + std::string(name), span(node)), {}};
  }
  return unknown_name(name, node, touching);
}

/// Neither declared in this file nor imported by name.
Lowering::Meaning Lowering::unknown_name(std::string_view name, NodeIndex at, bool touching) {
  const TypeName& found = type_names_.simple(type(), name, tree_[at].begin);
  if (found.known && !found.name.empty()) return {kNone, found.name};
  if (looks_like_class(name) && !found.name.empty()) return {kNone, found.name};
  if (frames_.empty()) return {};
  const std::size_t index = inheriting_frame();
  const TypeDecl& decl = declarations_.types[frames_[index].type];
  // A constant of an imported class, unless the type can have inherited it.
  if (!imports_.static_classes.empty() && !decl.has_unknown_class) {
    const std::string& owner = imports_.static_classes.front();
    if (touching) touch(owner, span(at));
    return {rows_.global(owner + "." + std::string(name), span(at)), {}};
  }
  // `UUID`, `URI` without an import that tells: a class, where nothing can be inherited.
  if (is_upper(name.front()) && !decl.has_unknown_super && !found.name.empty()) return {kNone, found.name};
  const PlaceId receiver = receiver_in(index, span(at));
  if (receiver == kNone) {
    return {rows_.global(facts_.types[frames_[index].type].name + "." + std::string(name), span(at)), {}};
  }
  return {instance_field(receiver, name, span(at)), {}};
}

/// `object.segment`.
Lowering::Meaning Lowering::member_of(const Meaning& object, NodeIndex segment, bool is_last, bool touching) {
  const std::string_view name = tree_.text(segment);
  if (object.type.empty()) {
    if (object.place == kNone || name.empty()) return {rows_.temp(span(segment)), {}};
    const base::Name declared = rows_[object.place].type;
    // An array tells its length; what a call returns has no other field of this name.
    if (name == "length" && (declared.empty() || declared.ends_with("[]")))
      return {rows_.temp(span(tree_.parent(segment)), "int"), {}};
    const TypeId owner = declared.empty() ? kNone : declarations_.named(declared);
    const FieldDecl* decl = owner == kNone ? nullptr : declarations_.field(owner, name);
    if (decl != nullptr && decl->is_static) return {static_field(*decl, span(segment)), {}};
    return {instance_field(object.place, name, span(segment)), {}};
  }
  if (tree_.kind(segment) == this_expression) {  // Outer.this
    for (std::size_t i = frames_.size(); i-- > 0;) {
      if (facts_.types[frames_[i].type].name != object.type) continue;
      const PlaceId receiver = receiver_in(i, span(segment));
      return {receiver == kNone ? rows_.temp(span(segment), object.type) : receiver, {}};
    }
    return {rows_.temp(span(segment), object.type), {}};
  }
  const TypeId owner = declarations_.named(object.type);
  if (owner != kNone) {
    if (const FieldDecl* decl = declarations_.field(owner, name); decl != nullptr && decl->is_static) {
      if (touching && !decl->is_constant) touch(facts_.types[decl->owner].name, span(segment));
      return {static_field(*decl, span(segment)), {}};
    }
    if (const TypeId nested = declarations_.nested(owner, name); nested != kNone) {
      return {kNone, facts_.types[nested].name};
    }
  }
  std::string qualified = object.type + "." + std::string(name);
  const bool nested = is_upper(name.empty() ? ' ' : name.front()) &&
                      (type_names_.knows(qualified) || (!is_last && looks_like_class(name)));
  if (nested) return {kNone, std::move(qualified)};
  if (touching) touch(object.type, span(segment));
  return {rows_.global(std::move(qualified), span(segment)), {}};
}

/// The names of a dotted path from the one behind `root` to the end of `node`.
Lowering::Meaning Lowering::fold(Meaning meaning, NodeIndex node, NodeIndex root, bool touching) {
  std::vector<NodeIndex> segments;
  for (NodeIndex at = node; at != root && at != kNoNode; at = peel(tree_.child(at, by_object))) {
    if (const NodeIndex segment = tree_.child(at, by_field); segment != kNoNode) segments.push_back(segment);
  }
  for (std::size_t i = segments.size(); i-- > 0;) meaning = member_of(meaning, segments[i], i == 0, touching);
  return meaning;
}

/// `java.util.UUID` written out: the class that the first `used` segments name.
bool Lowering::package_path(const std::vector<NodeIndex>& segments, std::size_t& used, base::Name& found) {
  std::string name;
  const std::size_t count = std::min(segments.size(), kMaxPackageDepth);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view part = tree_.text(segments[segments.size() - 1 - i]);
    if (part.empty()) return false;
    if (i > 0) name += '.';
    name += part;
    if (i > 0 && (is_upper(part.front()) || declarations_.named(name) != kNone || type_names_.knows(name))) {
      used = i + 1;
      found = name;
      return true;
    }
    if (is_upper(part.front())) return false;
  }
  return false;
}

/// A name or a dotted name that starts with a name, `this` or `super`. False for any other expression.
/// `is_receiver`: something follows it, so that its last name can be a class.
bool Lowering::path(NodeIndex node, bool touching, Meaning& meaning, bool is_receiver) {
  node = peel(node);
  std::vector<NodeIndex> segments;  // the last one first
  NodeIndex root = node;
  while (root != kNoNode && tree_.kind(root) == field_access) {
    const NodeIndex segment = tree_.child(root, by_field);
    if (segment == kNoNode) return false;
    segments.push_back(segment);
    root = peel(tree_.child(root, by_object));
  }
  if (root == kNoNode) return false;
  switch (tree_.kind(root)) {
    case this_expression:
    case super_expression:
      meaning.place = this_place(root);
      break;
    case identifier: {
      const std::string_view name = tree_.text(root);
      if (name.empty()) return false;
      PlaceId place = kNone;
      segments.push_back(root);
      std::size_t used = 1;
      if (local_or_field(name, root, touching, place)) {
        meaning.place = place;
      } else if (segments.size() > 1 && !is_upper(name.front()) && !imports_.statics.contains(name) &&
                 package_path(segments, used, meaning.type)) {
        // the class is known
      } else {
        meaning = simple_name(root, touching);
      }
      segments.resize(segments.size() - used);
      break;
    }
    default:
      return false;
  }
  for (std::size_t i = segments.size(); i-- > 0;) {
    meaning = member_of(meaning, segments[i], i == 0 && !is_receiver, touching);
  }
  return true;
}

PlaceId Lowering::place_of(const Meaning& meaning, NodeIndex at) {
  if (!meaning.type.empty()) return rows_.type(meaning.type, span(at));
  return meaning.place == kNone ? rows_.temp(span(at)) : meaning.place;
}

}  // namespace snapcheck::lang::java
