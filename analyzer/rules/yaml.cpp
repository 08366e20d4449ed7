#include "analyzer/rules/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <utility>

#include <fmt/format.h>

namespace snapcheck::rules {

namespace {

using base::Error;

/// Leaves yaml-cpp's parser from within an event; caught in parse_yaml.
struct Stop {
  int line;
  std::string what;
  std::string remedy;
};

/// Reads the bytes where they are.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // std::streambuf never writes to a get area of its own accord
    setg(begin, begin, begin + text.size());
  }
};

/// Builds the tree from parser events. Containers that are still open stand on a stack by value.
class Builder : public YAML::EventHandler {
 public:
  Yaml root;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { leaf(mark, anchor, Yaml::Kind::null, "?", {}); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    leaf(mark, anchor, Yaml::Kind::scalar, tag, value);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor, tag, Yaml::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, anchor, tag, Yaml::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  [[noreturn]] static void refuse_anchor(const YAML::Mark& mark) {
    throw Stop{mark.line + 1, "anchors and aliases are not allowed in rule files", "write the value out"};
  }

  void check(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
    if (anchor != 0) refuse_anchor(mark);
    if (tag != "?" && tag != "!" && !tag.empty()) {
      throw Stop{mark.line + 1, "tags are not allowed in rule files", "remove `" + tag.substr(0, 40) + "`"};
    }
    if (++nodes_ > kMaxNodes) {
      throw Stop{mark.line + 1, fmt::format("more than {} values in one file", kMaxNodes), "split the file"};
    }
  }

  void leaf(const YAML::Mark& mark, YAML::anchor_t anchor, Yaml::Kind kind, const std::string& tag,
            const std::string& value) {
    check(mark, anchor, tag);
    Yaml node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.text = value;
    node.quoted = tag == "!";
    add(std::move(node));
  }

  void open(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag, Yaml::Kind kind) {
    check(mark, anchor, tag);
    if (open_.size() >= kMaxDepth) {
      throw Stop{mark.line + 1, fmt::format("nested deeper than {} levels", kMaxDepth), "flatten the file"};
    }
    if (!open_.empty() && expects_key())
      throw Stop{mark.line + 1, "a key must be one word",
                 "look at the colons and brackets of this line and the one before"};
    Yaml node;
    node.kind = kind;
    node.line = mark.line + 1;
    open_.push_back({std::move(node), false});
  }

  void close() {
    Yaml node = std::move(open_.back().node);
    open_.pop_back();
    if (node.kind == Yaml::Kind::map) refuse_repeated_keys(node);
    add(std::move(node));
  }

  bool expects_key() const { return open_.back().node.kind == Yaml::Kind::map && !open_.back().has_key; }

  void add(Yaml node) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (expects_key()) {
      take_key(parent, std::move(node));
    } else if (parent.has_key) {
      node.key = std::move(parent.node.items.back().key);
      node.key_line = parent.node.items.back().key_line;
      parent.node.items.back() = std::move(node);
      parent.has_key = false;
    } else {
      parent.node.items.push_back(std::move(node));
    }
  }

  struct Open {
    Yaml node;
    bool has_key;  ///< Kind::map: the last item has its key and waits for its value
  };

  static void take_key(Open& parent, Yaml node) {
    if (node.kind != Yaml::Kind::scalar)
      throw Stop{node.line, "a key must be one word",
                 "look at the colons and brackets of this line and the one before"};
    Yaml item;
    item.key = std::move(node.text);
    item.key_line = node.line;
    parent.node.items.push_back(std::move(item));
    parent.has_key = true;
  }

  static void refuse_repeated_keys(const Yaml& map) {
    std::vector<const Yaml*> sorted;
    for (const Yaml& item : map.items) sorted.push_back(&item);
    std::ranges::stable_sort(sorted, {}, &Yaml::key);
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->key != sorted[i - 1]->key) continue;
      throw Stop{sorted[i]->key_line, fmt::format("the key `{}` is given twice", sorted[i]->key),
                 fmt::format("it stands in line {} already", sorted[i - 1]->key_line)};
    }
  }

  std::vector<Open> open_;
  std::size_t nodes_ = 0;
};

Error at(std::string_view path, int line, std::string_view what, std::string remedy) {
  return Error{fmt::format("{}:{}: {}", path, line, what), std::move(remedy)};
}

/// yaml-cpp parses flow collections by recursion; this keeps its stack small whatever the text.
bool opens_too_many_brackets(std::string_view text) {
  std::size_t depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > 64 * kMaxDepth) return true;
  }
  return false;
}

}  // namespace

const Yaml* Yaml::find(std::string_view name) const {
  const auto it = std::ranges::find(items, name, &Yaml::key);
  return it == items.end() ? nullptr : &*it;
}

base::Result<Yaml> parse_yaml(std::string_view path, std::string_view text) {
  if (text.size() > kMaxBytes) {
    return at(path, 1, fmt::format("the file is larger than {} KiB", kMaxBytes / 1024), "split the file");
  }
  if (opens_too_many_brackets(text)) return at(path, 1, "too many open brackets", "flatten the file");
  Builder builder;
  try {
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) {
      Builder second;
      if (parser.HandleNextDocument(second))
        return at(path, second.root.line, "a second document", "use one file each");
    }
  } catch (const Stop& stop) {
    return at(path, stop.line, stop.what, stop.remedy);
  } catch (const YAML::Exception& e) {
    return at(path, e.mark.is_null() ? 1 : e.mark.line + 1, "not valid YAML: " + e.msg, "");
  }
  return std::move(builder.root);
}

}  // namespace snapcheck::rules
