// A tree under construction, for parsers that meet a node's children before the node: `a + b` is known to be a sum
// when `a` has been read. Nodes are linked while the parser works; finish() writes them down in source order, as
// tree.h has them.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/recycled.h"
#include "analyzer/lang/tree.h"

namespace snapcheck::lang {

class Draft {
 public:
  /// About one node for six bytes of dense code; a wrong guess costs one more allocation.
  explicit Draft(std::size_t bytes) { rows_.reserve(bytes / 6 + 64); }

  NodeIndex add(std::uint8_t kind, std::uint32_t begin, std::uint32_t end = 0) {
    rows_.push_back({begin, end, kNoNode, kNoNode, kNoNode, kind, 0});
    return static_cast<NodeIndex>(rows_.size() - 1);
  }
  /// `child` becomes the last child of `parent`, as the field `field`.
  void append(NodeIndex parent, NodeIndex child, std::uint8_t field = 0) {
    Row& above = rows_[parent];
    rows_[child].field = field;
    if (above.last_child == kNoNode) {
      above.first_child = child;
    } else {
      rows_[above.last_child].next = child;
    }
    above.last_child = child;
  }
  void end(NodeIndex node, std::uint32_t end) { rows_[node].end = end; }
  std::uint8_t kind(NodeIndex node) const { return rows_[node].kind; }
  void set_kind(NodeIndex node, std::uint8_t kind) { rows_[node].kind = kind; }
  void set_field(NodeIndex node, std::uint8_t field) { rows_[node].field = field; }
  std::uint32_t begin(NodeIndex node) const { return rows_[node].begin; }
  NodeIndex first_child(NodeIndex node) const { return rows_[node].first_child; }
  NodeIndex next(NodeIndex node) const { return rows_[node].next; }

  /// To take a guess back: nothing that was there at size() may have been given a child since.
  std::size_t size() const { return rows_.size(); }
  void shrink(std::size_t size) { rows_.resize(size, Row{}); }

  Tree finish(std::string_view text, NodeIndex root, std::uint32_t begin, std::uint32_t end) {
    rows_[root].begin = begin;
    rows_[root].end = end;
    base::Recycled<Node> nodes;
    nodes.reserve(rows_.size());
    std::vector<std::pair<NodeIndex, NodeIndex>> open;  // (row, where it was written)
    for (NodeIndex at = root;;) {
      const Row& row = rows_[at];
      const auto here = static_cast<NodeIndex>(nodes.size());
      nodes.push_back(
          {row.begin, row.end, open.empty() ? kNoNode : open.back().second, here + 1, row.kind, row.field, false});
      if (row.first_child != kNoNode) {
        open.emplace_back(at, here);
        at = row.first_child;
        continue;
      }
      while (rows_[at].next == kNoNode || open.empty()) {
        if (open.empty()) return Tree(text, std::move(nodes));
        nodes[open.back().second].last = static_cast<NodeIndex>(nodes.size());
        at = open.back().first;
        open.pop_back();
      }
      at = rows_[at].next;
    }
  }

 private:
  struct Row {
    std::uint32_t begin = 0, end = 0;
    NodeIndex first_child = kNoNode, last_child = kNoNode, next = kNoNode;
    std::uint8_t kind = kOther, field = 0;
  };
  base::Recycled<Row> rows_;
};

}  // namespace snapcheck::lang
