#include "vmm/guest/runners/native/typed.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>
#include <vector>

namespace snapcheck::runner {
namespace {

using nlohmann::json;
using Kind = Type::Kind;

constexpr int kLevels = 6;               // fields, elements and keys behind the variable's own name
constexpr std::size_t kElements = 256;   // of a container
constexpr std::size_t kEntries = 4000;   // of a variable: the others shall have some, too
constexpr std::size_t kLongestKey = 64;  // bytes
constexpr long kSteps = 1'000'000;       // values looked at, of all variables together

// libstdc++: where the values of its containers are.
constexpr std::uint64_t kTreeNode = 32, kListNode = 16, kChainNode = 8;
constexpr std::uint64_t kTreeParent = 8, kTreeLeft = 16, kTreeRight = 24, kTreeHeader = 8;

json numeral(std::int64_t value) {
  if (value > -(std::int64_t{1} << 53) && value < std::int64_t{1} << 53) return value;
  return std::to_string(value);
}

std::int64_t with_sign(std::uint64_t value, unsigned width) {
  if (width >= 64 || (value >> (width - 1) & 1) == 0) return static_cast<std::int64_t>(value);
  return static_cast<std::int64_t>(value | ~std::uint64_t{0} << width);
}

std::string type_of(Type::Kind kind, std::uint64_t size) {
  if (kind == Kind::string) return "std::string";
  if (kind == Kind::text) return "char*";
  if (kind == Kind::pointer) return "pointer";
  return std::to_string(size) + " bytes";
}

bool is_plain(const std::string& text) {
  return text.size() <= kLongestKey &&
         std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f && c != '\'' && c != '\\'; });
}

}  // namespace

TypedReader::Place TypedReader::Place::field(const Type& type, const Field& field) const {
  if (field.name.empty()) return *this;
  return {path + "." + field.name, type.name.empty() ? name : type.name + "::" + field.name, depth + 1};
}

TypedReader::Place TypedReader::Place::element(const std::string& index) const {
  return {path + "[" + index + "]", name, depth + 1};
}

void TypedReader::announce(const TypedVariable& variable, std::uint64_t address) {
  met_.try_emplace({address, variable.type}, variable.name);
  ends_.try_emplace(address, address + layout_.types[variable.type].size);
}

/// Not where a variable lies that is smaller: a list may have one as its end that is of another type than its elements.
bool TypedReader::has_room(std::uint64_t address, std::uint64_t size) const {
  const auto next = ends_.upper_bound(address);
  if (next == ends_.begin()) return true;
  const std::uint64_t end = std::prev(next)->second;
  return address >= end || address + size <= end;
}

bool TypedReader::full() const { return entries_.full() || entries_.size() >= most_; }

void TypedReader::read(const TypedVariable& variable, std::uint64_t address) {
  most_ = entries_.size() + kEntries;
  read({variable.name, variable.name, 0}, variable.type, address);
}

void TypedReader::read(const MainFunction::Local& local, std::uint64_t address) {
  most_ = entries_.size() + kEntries;
  read({"main::" + local.name, local.name, 0}, local.type, address);
}

void TypedReader::read(const Place& place, std::size_t number_of_type, std::uint64_t address) {
  const Type& type = layout_.types[number_of_type];
  const auto bytes = memory_.read(address, std::min(type.size, kLargest));
  if (!bytes || type.size > kLargest || type.kind == Kind::closed) return unread(place);
  value(place, number_of_type, address, *bytes);
}

/// `all` has the bytes of the value and may have more.
void TypedReader::value(const Place& place, std::size_t number_of_type, std::uint64_t address, Bytes all) {
  const Type& type = layout_.types[number_of_type];
  if (place.depth > kLevels || ++steps_ > kSteps || all.size() < type.size) return unread(place);
  const Bytes own = all.substr(0, type.size);
  switch (type.kind) {
    case Kind::closed:
      return unread(place);
    case Kind::bytes:
      return bytes(place, address, own);
    case Kind::number:
      return number(place, type, address, own);
    case Kind::real:
      return real(place, type, address, own);
    case Kind::letters:
      return letters(place, address, own);
    case Kind::string:
      return string(place, address, own);
    case Kind::text:
      return text(place, word(own, 0));
    case Kind::pointer:
      return pointer(place, type, word(own, 0));
    case Kind::array:
      return elements(place, type.of, address, own, type.step);
    case Kind::vector:
      return vector(place, type, address, own);
    case Kind::tree:
      return tree(place, type, address, own);
    case Kind::list:
      return chain(place, type, word(own, 0), address, kListNode);
    case Kind::chain:
      return chain(place, type, word(own, 16), 0, kChainNode);
    case Kind::deque:
      return deque(place, type, own);
    case Kind::optional:
      if (own.size() <= type.step) return bytes(place, address, own);
      if (own[type.step] != 0) return value(place, type.of, address, own);
      return entries_.add(place.path, place.name, {{"type", "std::optional"}, {"value", nullptr}});
    case Kind::record:
      return record(place, type, address, own);
  }
}

void TypedReader::number(const Place& place, const Type& type, std::uint64_t address, Bytes own) {
  json entry = {{"type", type_of(type.kind, type.size)}};
  const std::uint64_t value = word(own, 0, own.size());
  if (memory_.is_rest(address, own.size())) {
    entry["unread"] = true;
  } else if (own.size() == 8 && memory_.mapping_at(value) != nullptr) {
    entry["type"] = "pointer";
    if (memory_.leads_to_state(value)) entry["unread"] = true;
  } else if (type.is_signed) {
    entry["value"] = numeral(with_sign(value, static_cast<unsigned>(8 * own.size())));
  } else {
    entry["value"] = numeral(value);
  }
  entries_.add(place.path, place.name, entry);
}

void TypedReader::real(const Place& place, const Type& type, std::uint64_t address, Bytes own) {
  const bool points = own.size() == 8 && memory_.mapping_at(word(own, 0)) != nullptr;
  if ((points && memory_.may_have_rests(address)) || memory_.is_rest(address, own.size())) return unread(place);
  double real = 0;
  float half = 0;
  std::memcpy(type.size == 8 ? static_cast<void*>(&real) : &half, own.data(), type.size);
  if (type.size == 4) real = half;
  const json shown_value = std::isfinite(real) ? json(real) : json(std::to_string(real));
  entries_.add(place.path, place.name, {{"type", type_of(type.kind, type.size)}, {"value", shown_value}});
}

void TypedReader::bits(const Place& place, const Field& field, const Type& type, std::uint64_t address, Bytes all) {
  if (memory_.is_rest(address, 1)) return unread(place);
  std::uint64_t value = word(all, 0, std::min<std::size_t>(8, all.size())) >> field.bit;
  if (field.bits < 64) value &= (std::uint64_t{1} << field.bits) - 1;
  const json shown_value = type.is_signed && field.bits > 0 ? numeral(with_sign(value, field.bits)) : numeral(value);
  entries_.add(place.path, place.name, {{"type", std::to_string(field.bits) + " bits"}, {"value", shown_value}});
}

/// A text, where only zeros follow it; else no byte may be lost. What follows a text in memory that was used before may
/// be from then.
void TypedReader::letters(const Place& place, std::uint64_t address, Bytes own) {
  const std::size_t end = own.find('\0');
  const Bytes front = own.substr(0, end);
  const bool ends = end != Bytes::npos && own.find_first_not_of('\0', end) == Bytes::npos;
  const bool is_text = end != Bytes::npos && (ends || memory_.may_have_rests(address)) &&
                       std::ranges::all_of(front, [](char c) { return (c >= 0x20 && c < 0x7f) || c == '\n'; });
  if (!is_text) return bytes(place, address, own);
  entries_.add(place.path, place.name,
               {{"type", type_of(Kind::letters, own.size())}, {"value", shown(std::string(front))}});
  if (!ends) unread(place);
}

void TypedReader::string(const Place& place, std::uint64_t address, Bytes own) {
  const auto text = memory_.string_in(own, address);
  if (!text) return bytes(place, address, own);
  entries_.add(place.path, place.name, {{"type", "std::string"}, {"value", shown(*text)}});
}

void TypedReader::text(const Place& place, std::uint64_t target) {
  json entry = {{"type", "char*"}};
  if (target == 0) {
    entry["value"] = nullptr;
  } else if (memory_.is_rest(target, 1)) {
    entry["unread"] = true;
  } else if (const auto text = memory_.text_at(target)) {
    entry["value"] = shown(*text);
    const auto extent = memory_.allocated(target);
    if (text->size() >= kLongest || (extent && extent->most >= text->size() + 1 + kTreeLeft + 8))
      entry["unread"] = true;
  }
  entries_.add(place.path, place.name, entry);
}

void TypedReader::bytes(const Place& place, std::uint64_t address, Bytes own) {
  json entry = {{"type", type_of(Kind::bytes, own.size())}};
  bool whole = true;
  if (const std::size_t engine = memory_.outdated_engine(own); engine != std::string::npos) {
    own = own.substr(0, engine);  // how long it is, only its type says
    whole = false;
  }
  if (own.size() == 8 && memory_.mapping_at(word(own, 0)) != nullptr) {
    entry["type"] = "pointer";
    whole = whole && !memory_.leads_to_state(word(own, 0));
  } else if (!own.empty()) {
    entry["value"] = memory_.masked(own, address, whole);
  }
  if (!whole) entry["unread"] = true;
  entries_.add(place.path, place.name, entry);
}

/// Whether objects of the class begin with a pointer that tells what they are.
bool TypedReader::tells_class(std::size_t type, int depth) const {
  const Type& record = layout_.types[type];
  if (record.is_virtual) return true;
  return depth < kLevels && std::ranges::any_of(
                                record.fields,
                                [&](const Field& field) {
                                  return field.name.empty() && field.offset == 0 && tells_class(field.type, depth + 1);
                                });
}

/// What a pointer to a base class points to: the class of the object, and where that begins. Nothing when the object
/// tells a class that is not known.
std::optional<std::pair<std::size_t, std::uint64_t>> TypedReader::dynamic(std::size_t type,
                                                                          std::uint64_t address) const {
  if (!tells_class(type, 0)) return std::pair(type, address);
  const auto table = memory_.read(address, 8);
  if (!table || memory_.mapping_at(word(*table, 0)) == nullptr) return std::nullopt;
  const auto header = memory_.read(word(*table, 0) - 16, 16);
  if (!header) return std::nullopt;
  const auto found = layout_.classes.find(word(*header, 8) - bias_);
  if (found == layout_.classes.end()) return std::nullopt;
  return std::pair(found->second, address + word(*header, 0));
}

void TypedReader::pointer(const Place& place, const Type& type, std::uint64_t target) {
  if (target == 0) return entries_.add(place.path, place.name, {{"type", "pointer"}, {"value", nullptr}});
  if (!memory_.leads_to_state(target)) return entries_.add(place.path, place.name, {{"type", "pointer"}});
  const auto exact = memory_.is_freed(target) ? std::nullopt : dynamic(type.of, target);
  const auto [to, address] = exact.value_or(std::pair(type.of, target));
  const Type& object = layout_.types[to];
  if (!exact || object.kind == Kind::closed || !has_room(address, object.size)) {
    return entries_.add(place.path, place.name, {{"type", "pointer"}, {"unread", true}});
  }
  const auto [met, fresh] = met_.try_emplace({address, to}, place.path);
  if (!fresh) return entries_.add(place.path, place.name, {{"type", "pointer"}, {"same", met->second}});
  if (object.kind == Kind::number) return numbers_at(place, object, address, type.one);
  object_at(place, to, address);
  if (!type.one && !is_alone(address, object.size)) unread(place);  // it may be an array
}

/// Whether there is room for no other one; `std::make_shared` has its counters in front.
bool TypedReader::is_alone(std::uint64_t address, std::uint64_t size) const {
  for (const std::uint64_t front : {0, 16}) {
    const auto extent = memory_.allocated(address - front);
    if (extent && extent->most < front + 2 * size) return true;
  }
  return false;
}

/// What is behind a pointer to numbers may be any number of them: as many are read as were asked for at least.
void TypedReader::numbers_at(const Place& place, const Type& to, std::uint64_t target, bool one) {
  const auto extent = memory_.allocated(target);
  std::uint64_t size = to.size;
  if (!one && extent) size = std::max(size, std::min(extent->least / to.size * to.size, kLongest));
  const auto content = memory_.read(target, size);
  if (!content) return unread(place);
  if (one) return number(place, to, target, *content);
  bool whole = true;
  const std::string value = memory_.masked(*content, target, whole);
  entries_.add(place.path, place.name, {{"type", type_of(Kind::bytes, size)}, {"value", value}, {"unread", true}});
}

void TypedReader::object_at(const Place& place, std::size_t type, std::uint64_t address) {
  const auto content = memory_.read(address, std::min(layout_.types[type].size, kLargest));
  if (!content) return unread(place);
  value(place, type, address, *content);
}

void TypedReader::record(const Place& place, const Type& type, std::uint64_t address, Bytes own) {
  if (type.is_open) unread(place);
  for (const Field& field : type.fields) {
    if (full() || field.offset > own.size()) return unread(place);
    const Place at = place.field(type, field);
    const Bytes rest = own.substr(field.offset);
    if (field.bits > 0) {
      bits(at, field, layout_.types[field.type], address + field.offset, rest);
    } else if (layout_.types[field.type].size > 0 || layout_.types[field.type].kind == Kind::closed) {
      value(at, field.type, address + field.offset, rest);
    }
  }
}

void TypedReader::element(const Place& place, std::size_t of, std::uint64_t address, std::size_t index) {
  const Type& type = layout_.types[of];
  const std::string key = key_of(type, address);
  if (key.empty()) return object_at(place.element(std::to_string(index)), of, address);
  const Field& second = type.fields[1];
  object_at(place.element(key), second.type, address + second.offset);
}

/// Of a pair with a number or a plain text in front: how its place is written.
std::string TypedReader::key_of(const Type& pair, std::uint64_t address) const {
  if (pair.fields.size() != 2 || pair.fields[0].name != "first" || pair.fields[1].name != "second") return "";
  const Type& first = layout_.types[pair.fields[0].type];
  const auto content = memory_.read(address, first.size);
  if (!content) return "";
  if (first.kind == Kind::number && first.size <= 8) {
    const std::uint64_t value = word(*content, 0, first.size);
    return first.is_signed ? std::to_string(with_sign(value, static_cast<unsigned>(8 * first.size)))
                           : std::to_string(value);
  }
  std::optional<std::string> text;
  if (first.kind == Kind::string) text = memory_.string_in(*content, address);
  if (first.kind == Kind::text) text = memory_.text_at(word(*content, 0));
  return text && is_plain(*text) ? "'" + *text + "'" : "";
}

void TypedReader::elements(const Place& place, std::size_t of, std::uint64_t address, Bytes all, std::uint64_t step) {
  const Kind kind = layout_.types[of].kind;
  if (kind == Kind::closed && !all.empty()) return unread(place);
  if (kind == Kind::number || kind == Kind::bytes || kind == Kind::real) return bytes(place, address, all);
  const std::size_t count = step == 0 ? 0 : all.size() / step;
  for (std::size_t i = 0; i < count; ++i) {
    if (i >= kElements || full()) return unread(place);
    value(place.element(std::to_string(i)), of, address + i * step, all.substr(i * step));
  }
}

void TypedReader::vector(const Place& place, const Type& type, std::uint64_t address, Bytes own) {
  const auto content = memory_.vector_in(own);
  if (!content) return word(own, 0) == 0 ? elements(place, type.of, 0, {}, type.step) : bytes(place, address, own);
  elements(place, type.of, word(own, 0), *content, type.step);
  if (content->size() != word(own, 8) - word(own, 0)) unread(place);
}

/// In the order of the keys.
void TypedReader::tree(const Place& place, const Type& type, std::uint64_t address, Bytes own) {
  const std::uint64_t header = address + kTreeHeader;
  std::vector<std::uint64_t> above;
  std::set<std::uint64_t> seen;  // a tree that is being changed may lead anywhere
  std::uint64_t node = word(own, kTreeHeader + kTreeParent);
  std::size_t index = 0;
  const auto child = [&](std::uint64_t of, std::uint64_t side) {
    const auto content = memory_.read(of + side, 8);
    return content ? word(*content, 0) : 0;
  };
  while (node != 0 || !above.empty()) {
    for (; node != 0 && node != header; node = child(node, kTreeLeft)) {
      if (!seen.insert(node).second || seen.size() > kElements) return unread(place);
      above.push_back(node);
    }
    if (above.empty()) break;
    node = above.back();
    above.pop_back();
    if (full()) return unread(place);
    element(place, type.of, node + kTreeNode, index++);
    node = child(node, kTreeRight);
  }
}

/// Of a pointer, and of a pair with one in front: unordered containers have them in an order that differs between runs.
bool TypedReader::is_by_address(const Type& element) const {
  const bool pair = element.name.empty() && !element.fields.empty() && element.fields[0].name == "first";
  const Type& key = pair ? layout_.types[element.fields[0].type] : element;
  return key.kind == Kind::pointer || key.kind == Kind::text || (key.kind == Kind::bytes && key.size == 8);
}

/// Pieces of equal length, found by a table: the first element, the piece of it, the entry of that in the table, and
/// the end.
void TypedReader::deque(const Place& place, const Type& type, Bytes own) {
  std::uint64_t at = word(own, 16), until = word(own, 32), piece = word(own, 40);
  const std::uint64_t length = until - word(own, 24), end = word(own, 48);
  if (type.step == 0 || length == 0 || length % type.step != 0) return unread(place);
  for (std::size_t index = 0; at != end; ++index) {
    if (index >= kElements || full()) return unread(place);
    element(place, type.of, at, index);
    at += type.step;
    if (at != until) continue;
    piece += sizeof piece;
    const auto next = memory_.read(piece, sizeof piece);
    if (!next) return unread(place);
    at = word(*next, 0);
    until = at + length;
  }
}

/// Nodes that begin with a pointer to the next one, until `end`; the value comes `skip` bytes behind the beginning.
void TypedReader::chain(const Place& place, const Type& type, std::uint64_t first, std::uint64_t end,
                        std::uint64_t skip) {
  if (type.kind == Kind::chain && first != 0 && is_by_address(layout_.types[type.of])) return unread(place);
  std::size_t index = 0;
  for (std::uint64_t node = first; node != end && node != 0;) {
    const auto next = memory_.read(node, 8);
    if (!next || index >= kElements || full()) return unread(place);
    element(place, type.of, node + skip, index++);
    node = word(*next, 0);
  }
}

}  // namespace snapcheck::runner
