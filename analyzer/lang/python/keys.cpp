#include "analyzer/lang/python/keys.h"

#include <algorithm>

#include "analyzer/lang/python/grammar.h"

namespace snapcheck::lang::python {

namespace {

/// "['id']" for the node `"id"`; empty for what is written in another way.
std::string key_text(std::string_view text) {
  if (text.size() < 2 || (text.front() != '"' && text.front() != '\'') || text.back() != text.front()) return {};
  const std::string_view key = text.substr(1, text.size() - 2);
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '\\' && c != '"' && c != '\''; };
  return std::ranges::all_of(key, is_plain) ? "['" + std::string(key) + "']" : std::string();
}

/// The innermost node that covers the span.
NodeIndex node_at(const Tree& tree, base::Span span) {
  NodeIndex found = kNoNode;
  for (NodeIndex i = tree.root(); i < tree.size(); ++i) {
    if (tree[i].begin <= span.begin && tree[i].end >= span.end) found = i;
  }
  return found;
}

/// The keys behind `holder` in the target of an assignment, `HOLDER["a"]["b"]`, in front of those inside of the value.
std::string keys_of_target(const Tree& tree, NodeIndex target, std::string_view holder, std::string keys) {
  while (target != kNoNode && tree.kind(target) == kind::subscript) {
    const NodeIndex written = tree.child(target, field::subscript);
    const std::string key = written == kNoNode ? "" : key_text(tree.text(written));
    if (key.empty()) return {};
    keys.insert(0, key);
    target = tree.child(target, field::value);
  }
  if (target != kNoNode && tree.kind(target) == kind::attribute) target = tree.child(target, field::attribute);
  if (target == kNoNode || tree.kind(target) != kind::identifier) return {};
  const std::string_view last = holder.substr(holder.rfind('.') + 1);
  return tree.text(target) == last ? keys : std::string();
}

}  // namespace

std::string keys_of(std::string_view file, base::Span value, std::string_view holder) {
  const auto parsed = parse(grammar(), file, {});
  if (!parsed) return {};
  const Tree& tree = *parsed;
  std::string keys, key;
  NodeIndex at = node_at(tree, value);
  if (at == kNoNode) return {};
  for (NodeIndex up = tree.parent(at); up != kNoNode; at = up, up = tree.parent(up)) {
    switch (tree.kind(up)) {
      case kind::dictionary:
      case kind::parenthesized_expression:
        break;
      case kind::pair:
        if (tree[at].field != field::value) return {};
        key = key_text(tree.text(tree.child(up, field::key)));
        if (key.empty()) return {};
        keys.insert(0, key);
        break;
      // What is made of the value stands in its place, but what is made of a dictionary with it need not have keys.
      case kind::attribute:
      case kind::call:
      case kind::argument_list:
      case kind::keyword_argument:
      case kind::binary_operator:
      case kind::boolean_operator:
      case kind::conditional_expression:
      case kind::await:
      case kind::string:
      case kind::interpolation:
        if (!keys.empty()) return {};
        break;
      case kind::assignment:
        return tree[at].field == field::right
                   ? keys_of_target(tree, tree.child(up, field::left), holder, std::move(keys))
                   : "";
      default:
        return {};
    }
  }
  return {};
}

}  // namespace snapcheck::lang::python
