#include "analyzer/rules/read.h"

#include <algorithm>
#include <charconv>

namespace snapcheck::rules {

namespace {

std::string_view kind_name(Yaml::Kind kind) {
  switch (kind) {
    case Yaml::Kind::null:
      return "nothing";
    case Yaml::Kind::scalar:
      return "a text";
    case Yaml::Kind::sequence:
      return "a list";
    case Yaml::Kind::map:
      return "a map";
  }
  return "nothing";
}

std::string listed(std::span<const std::string_view> words) {
  return fmt::format("one of: {}", fmt::join(words, ", "));
}

std::string advice(std::string_view word, std::span<const std::string_view> words, std::string_view more = {}) {
  const std::string near = base::did_you_mean(word, words);
  return near.empty() ? fmt::format("{}{}", listed(words), more) : near;
}

}  // namespace

void Reader::keys(const Yaml& node, std::initializer_list<std::string_view> known) const {
  map(node);
  for (const Yaml& item : node.items) {
    if (std::ranges::find(known, item.key) != known.end()) continue;
    fail(item.key_line, fmt::format("unknown key `{}`", item.key),
         advice(item.key, std::span<const std::string_view>(known.begin(), known.size())));
  }
}

const Yaml& Reader::required(const Yaml& map, std::string_view key) const {
  if (const Yaml* node = map.find(key)) return *node;
  fail(map.line, fmt::format("the key `{}` is missing", key));
}

std::string Reader::text(const Yaml& node) const {
  if (node.kind != Yaml::Kind::scalar) fail(node.line, fmt::format("expected a text, found {}", kind_name(node.kind)));
  if (node.text.empty()) fail(node.line, "expected a text, found an empty one");
  return node.text;
}

std::string Reader::optional_text(const Yaml& map, std::string_view key) const {
  const Yaml* node = map.find(key);
  return node == nullptr ? std::string() : text(*node);
}

std::vector<std::string> Reader::texts(const Yaml& node) const {
  std::vector<std::string> result;
  for (const Yaml& item : sequence(node)) result.push_back(text(item));
  return result;
}

std::vector<std::string> Reader::optional_texts(const Yaml& map, std::string_view key) const {
  const Yaml* node = map.find(key);
  return node == nullptr ? std::vector<std::string>() : texts(*node);
}

bool Reader::boolean(const Yaml& node) const {
  const std::string found = text(node);
  if (!node.quoted && found == "true") return true;
  if (!node.quoted && found == "false") return false;
  fail(node.line, fmt::format("expected true or false, found `{}`", found));
}

int Reader::number(const Yaml& node, std::string_view text) const {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > 255) {
    fail(node.line, fmt::format("expected a number from 0 to 255, found `{}`", text));
  }
  return value;
}

std::string Reader::identifier(int line, std::string_view all, std::string_view part) const {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_of_name = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  if (part.empty() || !is_letter(part.front()) || !std::ranges::all_of(part, is_of_name)) {
    fail(line,
         part.empty() ? fmt::format("the name at the end of `{}` is missing", all)
                      : fmt::format("`{}` in `{}` is no name", part, all),
         "write one as in the code that is meant: letters, digits and _");
  }
  return std::string(part);
}

const std::vector<Yaml>& Reader::sequence(const Yaml& node) const {
  if (node.kind != Yaml::Kind::sequence) {
    fail(node.line, fmt::format("expected a list, found {}", kind_name(node.kind)));
  }
  return node.items;
}

const std::vector<Yaml>& Reader::map(const Yaml& node) const {
  if (node.kind != Yaml::Kind::map) fail(node.line, fmt::format("expected a map, found {}", kind_name(node.kind)));
  return node.items;
}

std::string Reader::word(const Yaml& node, std::string_view what, std::span<const std::string_view> words,
                         std::string_view more) const {
  const std::string found = node.kind == Yaml::Kind::null ? "null" : text(node);
  if (std::ranges::find(words, found) != words.end()) return found;
  fail(node.line, fmt::format("unknown {} `{}`", what, found), advice(found, words, more));
}

model::Slot Reader::slot(const Yaml& node) const {
  static constexpr std::array<std::string_view, 4> kKinds{"result", "receiver", "argument", "group"};
  const std::string all = text(node);
  const std::size_t space = all.find(' ');
  const std::string kind = all.substr(0, space);
  const std::string rest = space == std::string::npos ? "" : all.substr(space + 1);
  model::Slot slot;
  if (kind == "result" && rest.empty()) {
    slot.kind = model::Slot::Kind::result;
  } else if (kind == "receiver" && rest.empty()) {
    slot.kind = model::Slot::Kind::receiver;
  } else if (kind == "group" && !rest.empty()) {
    slot.kind = model::Slot::Kind::group;
    slot.group = rest;
  } else if (kind == "argument" && !rest.empty()) {
    slot.kind = model::Slot::Kind::argument;
    const std::size_t slash = rest.find('/');
    slot.index = number(node, rest.substr(0, slash));
    if (slash != std::string::npos) slot.keyword = identifier(node.line, all, rest.substr(slash + 1));
  } else {
    const bool known = std::ranges::find(kKinds, kind) != kKinds.end();
    const std::string near = known ? "" : base::did_you_mean(kind, kKinds);
    fail(node.line, fmt::format("`{}` names no place of a call", all),
         near.empty() ? "write result, receiver, argument N, argument N/keyword or group NAME" : near);
  }
  return slot;
}

}  // namespace snapcheck::rules
