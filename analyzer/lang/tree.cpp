#include "analyzer/lang/tree.h"

#include <tree_sitter/api.h>

#include <memory>
#include <utility>

namespace snapcheck::lang {

namespace {

struct Delete {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

class Cursor {
 public:
  explicit Cursor(TSNode root) : cursor_(ts_tree_cursor_new(root)) {}
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  ~Cursor() { ts_tree_cursor_delete(&cursor_); }
  TSTreeCursor* get() { return &cursor_; }

 private:
  TSTreeCursor cursor_;
};

struct Text {
  std::string_view text;
  const Limits* limits;
};

const char* read_text(void* payload, std::uint32_t at, TSPoint, std::uint32_t* size) {
  const std::string_view text = static_cast<Text*>(payload)->text;
  *size = at < text.size() ? static_cast<std::uint32_t>(text.size() - at) : 0;
  return at < text.size() ? text.data() + at : "";
}

bool expired(TSParseState* state) { return static_cast<Text*>(state->payload)->limits->expired(); }

base::Error out_of_time() { return {"the time limit for this file expired", ""}; }

/// Writes the tree-sitter tree down in source order.
class Flattener {
 public:
  Flattener(const Grammar& grammar, std::string_view text, TSNode root, const Limits& limits)
      : grammar_(grammar), limits_(limits), cursor_(root), tree_(text, {}) {
    // Dense code has about one kept node for three bytes; a wrong guess costs one more allocation.
    nodes_.reserve(text.size() / 4 + 16);
  }

  base::Result<Tree> run(std::string_view text) {
    std::uint32_t steps = 0;
    for (bool more = true; more;) {
      if ((++steps & 0xffff) == 0 && limits_.expired && limits_.expired()) return out_of_time();
      if (visit() && ts_tree_cursor_goto_first_child(cursor_.get())) {
        open_ = current_;
      } else {
        more = advance();
      }
    }
    Tree done(text, std::move(nodes_));
    done.comments = std::move(tree_.comments);
    done.errors = std::move(tree_.errors);
    return done;
  }

 private:
  /// Writes the current node down; false when nothing below it is wanted.
  bool visit() {
    const TSNode node = ts_tree_cursor_current_node(cursor_.get());
    const std::uint8_t kind = grammar_.kind(ts_node_symbol(node));
    const bool missing = ts_node_is_missing(node);
    if (kind >= kComment || missing) {
      const base::Span span{ts_node_start_byte(node), ts_node_end_byte(node)};
      if (kind == kComment) tree_.comments.push_back(span);
      if (kind == kErrorNode || missing) note_error(span);
      const bool unwanted =
          kind == kComment || kind == kDropped || (missing && grammar_.missing() == Grammar::Missing::drop);
      if (unwanted && open_ != kNoNode) return false;
    }
    Node row;
    row.begin = ts_node_start_byte(node);
    row.end = ts_node_end_byte(node);
    row.parent = open_;
    row.kind = kind;
    row.missing = missing;
    row.field = grammar_.field(ts_tree_cursor_current_field_id(cursor_.get()));
    current_ = static_cast<NodeIndex>(nodes_.size());
    row.last = current_ + 1;
    nodes_.push_back(row);
    return true;
  }

  /// To the next node in source order that is not below the current one; false at the end.
  bool advance() {
    while (!ts_tree_cursor_goto_next_sibling(cursor_.get())) {
      if (open_ == kNoNode || !ts_tree_cursor_goto_parent(cursor_.get())) return false;
      nodes_[open_].last = static_cast<NodeIndex>(nodes_.size());
      open_ = nodes_[open_].parent;
    }
    return true;
  }

  void note_error(base::Span span) {
    if (!tree_.errors.empty() && span.end <= tree_.errors.back().end) return;  // inside the one before
    tree_.errors.push_back(span);
  }

  const Grammar& grammar_;
  const Limits& limits_;
  Cursor cursor_;
  Tree tree_;
  base::Recycled<Node> nodes_;
  NodeIndex open_ = kNoNode;     ///< the node whose children are being visited
  NodeIndex current_ = kNoNode;  ///< the node written last
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }

base::Span trim(std::string_view text, base::Span span, std::string_view also) {
  const auto drop = [&](char c) { return is_space(c) || also.find(c) != std::string_view::npos; };
  while (span.begin < span.end && drop(text[span.begin])) ++span.begin;
  while (span.begin < span.end && is_space(text[span.end - 1])) --span.end;
  return span;
}

}  // namespace

Grammar::Grammar(const TSLanguage* language, std::span<const KindName> kinds, std::span<const std::string_view> fields,
                 Missing missing, Refusal refusal)
    : language_(language), missing_(missing), refusal_(refusal) {
  const std::uint32_t symbols = ts_language_symbol_count(language);
  kinds_.assign(symbols, kDropped);
  for (std::uint32_t i = 0; i < symbols; ++i) {
    if (ts_language_symbol_type(language, static_cast<TSSymbol>(i)) == TSSymbolTypeRegular) kinds_[i] = kOther;
  }
  for (const KindName& row : kinds) {
    const TSSymbol symbol =
        ts_language_symbol_for_name(language, row.name.data(), static_cast<std::uint32_t>(row.name.size()), row.named);
    if (symbol == 0 || symbol >= symbols) {
      unknown_.push_back(row.name);
    } else {
      kinds_[symbol] = row.kind;
    }
  }
  fields_.assign(ts_language_field_count(language) + 1, 0);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const TSFieldId id =
        ts_language_field_id_for_name(language, fields[i].data(), static_cast<std::uint32_t>(fields[i].size()));
    if (id == 0) {
      unknown_.push_back(fields[i]);
    } else {
      fields_[id] = static_cast<std::uint8_t>(i + 1);
    }
  }
}

base::Result<Tree> parse(const Grammar& grammar, std::string_view text, const Limits& limits) {
  if (text.size() >= 0xffffffff) return base::Error{"the file is too large to parse", "exclude it"};
  if (auto refused = grammar.refuses(text)) return *std::move(refused);
  const std::unique_ptr<TSParser, Delete> parser(ts_parser_new());
  if (!ts_parser_set_language(parser.get(), grammar.language())) {
    return base::Error{"the grammar does not fit the tree-sitter runtime", "rebuild with the pinned versions"};
  }
  Text payload{text, &limits};
  const TSInput input{&payload, read_text, TSInputEncodingUTF8, nullptr};
  const TSParseOptions options{&payload, limits.expired ? expired : nullptr};
  const std::unique_ptr<TSTree, Delete> tree(ts_parser_parse_with_options(parser.get(), nullptr, input, options));
  if (!tree) return out_of_time();
  return Flattener(grammar, text, ts_tree_root_node(tree.get()), limits).run(text);
}

std::vector<model::Comment> comment_rows(const Tree& tree) {
  std::vector<model::Comment> rows;
  const std::string_view text = tree.source();
  // Nobody asks for the comments of other files, and they are as long as the code.
  const bool all =
      text.find("snapcheck:") != std::string_view::npos || text.find("snapstart:") != std::string_view::npos;
  const auto add = [&](base::Span span, std::string_view marks) {
    span = trim(text, span, marks);
    if (span.begin < span.end) rows.push_back({std::string(tree.text(span)), span});
  };
  for (base::Span span : tree.comments) {
    const std::string_view comment = tree.text(span);
    if (!all && !comment.starts_with("#!")) continue;
    if (!comment.starts_with("/*")) {
      add(span, comment.starts_with("#") ? "#" : "/");
      continue;
    }
    if (comment.size() >= 4 && comment.ends_with("*/")) span.end -= 2;
    span.begin += 2;
    while (span.begin < span.end) {
      const std::size_t newline = text.find('\n', span.begin);
      const auto line_end = newline < span.end ? static_cast<std::uint32_t>(newline) : span.end;
      add({span.begin, line_end}, "*");
      span.begin = line_end + 1;
    }
  }
  return rows;
}

}  // namespace snapcheck::lang
