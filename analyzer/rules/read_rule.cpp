#include <algorithm>
#include <cctype>

#include "analyzer/rules/read.h"

namespace snapcheck::rules {

namespace {

/// "dir/unique-id-in-snapshot.yaml" -> "unique-id-in-snapshot".
std::string rule_id(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

/// "unique-id-in-snapshot" -> "UniqueIdInSnapshot".
std::string pascal_case(std::string_view id) {
  std::string name;
  bool start = true;
  for (const char c : id) {
    if (c == '-') {
      start = true;
    } else {
      name += start ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      start = false;
    }
  }
  return name;
}

bool is_rule_id(std::string_view id) {
  if (id.empty() || id.front() == '-' || id.back() == '-') return false;
  return std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string sentence(const Reader& reader, const Yaml& node, std::string_view key) {
  std::string text = reader.text(node);
  if (!text.ends_with('.')) reader.fail(node.line, fmt::format("`{}` must be a sentence", key), "end it with a period");
  if (text.find('\n') != std::string::npos) reader.fail(node.line, fmt::format("`{}` must be one line", key));
  return text;
}

void check_placeholders(const Reader& reader, const Yaml& node) {
  const std::string& text = node.text;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) reader.fail(node.line, "`{` without `}` in the message");
    const std::string name = text.substr(open + 1, close - open - 1);
    if (std::ranges::find(kPlaceholders, name) != kPlaceholders.end()) continue;
    const std::string near = base::did_you_mean(name, kPlaceholders);
    reader.fail(node.line, fmt::format("unknown placeholder `{{{}}}` in the message", name),
                near.empty() ? fmt::format("one of: {}", fmt::join(kPlaceholders, ", ")) : near);
  }
}

/// SARIF readers want a number from 0.1 to 10.0, as a text.
std::string severity(const Reader& reader, const Yaml& node) {
  const std::string text = reader.text(node);
  const std::size_t dot = text.find('.');
  const bool shaped = dot != std::string::npos && dot >= 1 && dot + 2 == text.size() &&
                      std::ranges::count_if(text, [](unsigned char c) { return std::isdigit(c) != 0; }) ==
                          static_cast<std::ptrdiff_t>(text.size() - 1);
  const double value = shaped ? std::stod(text) : 0;
  if (value < 0.1 || value > 10.0) {
    reader.fail(node.line, fmt::format("`{}` is no security severity", text), "write a number from 0.1 to 10.0");
  }
  return text;
}

void read_subject(const Reader& reader, const Yaml& root, model::Rule& rule, Draft& draft) {
  rule.check = reader.word(reader.required(root, "check"), "check", kChecks);
  const bool by_defect = rule.check == model::Check::hook || rule.check == model::Check::suppression;
  if (by_defect) {
    const Yaml& node = reader.required(root, "defect");
    rule.defect = rule.check == model::Check::hook ? reader.word(node, "defect", kHookDefects)
                                                   : reader.word(node, "defect", kSuppressionDefects);
  } else if (const Yaml* defect = root.find("defect")) {
    reader.fail(defect->key_line, "only rules about hooks and suppressions have a defect", "set `check: hook`");
  }
  if (by_defect && root.find("concepts") == nullptr) return;
  const Yaml& concepts = reader.required(root, "concepts");
  rule.concepts = reader.texts(concepts);
  if (rule.concepts.empty()) reader.fail(concepts.line, "a rule needs a concept");
  for (const Yaml& item : concepts.items) draft.concept_uses.emplace_back(item.text, reader.origin(item));
}

/// The message, and those of single languages.
void read_messages(const Reader& reader, const Yaml& root, model::Rule& rule, Draft& draft) {
  const auto read = [&](const Yaml& node) {
    std::string text = sentence(reader, node, "message");
    check_placeholders(reader, node);
    return text;
  };
  rule.message = read(reader.required(root, "message"));
  const Yaml* messages = root.find("messages");
  if (messages == nullptr) return;
  for (const Yaml& node : reader.map(*messages)) {
    rule.messages[node.key] = read(node);
    draft.language_uses.emplace_back(node.key, Origin{reader.path(), node.key_line});
  }
}

/// The repair in each language.
void read_repairs(const Reader& reader, const Yaml& root, model::Rule& rule, Draft& draft) {
  rule.repair = reader.text(reader.required(root, "repair"));
  const Yaml* repairs = root.find("repairs");
  if (repairs == nullptr) return;
  for (const Yaml& node : reader.map(*repairs)) {
    rule.repairs[node.key] = reader.text(node);
    draft.language_uses.emplace_back(node.key, Origin{reader.path(), node.key_line});
  }
}

void read_examples(const Reader& reader, const Yaml& root, model::Rule& rule) {
  const Yaml* examples = root.find("examples");
  if (examples == nullptr) return;
  for (const Yaml& node : reader.sequence(*examples)) {
    reader.keys(node, {"language", "bad", "good"});
    rule.examples.push_back({reader.text(reader.required(node, "language")), reader.text(reader.required(node, "bad")),
                             reader.text(reader.required(node, "good"))});
  }
}

}  // namespace

void read_rule(const Reader& reader, const Yaml& root, Draft& draft) {
  reader.keys(root, {"group", "check", "concepts", "defect", "level", "platforms", "precision", "security-severity",
                     "tags", "message", "messages", "summary", "what", "why", "repair", "repairs", "suppress",
                     "examples", "references"});
  model::Rule rule;
  rule.id = rule_id(reader.path());
  if (!is_rule_id(rule.id)) {
    reader.fail(1, fmt::format("`{}` is no rule id", rule.id), "name the file in small letters and hyphens");
  }
  if (std::ranges::find(draft.set.rules, rule.id, &model::Rule::id) != draft.set.rules.end()) {
    reader.fail(1, fmt::format("the rule `{}` exists already", rule.id), "give the file another name");
  }
  rule.name = pascal_case(rule.id);
  rule.group = "own";
  if (const Yaml* group = root.find("group")) rule.group = reader.word(*group, "group", kGroups);
  read_subject(reader, root, rule, draft);
  rule.level = reader.word(reader.required(root, "level"), "level", kLevels);
  if (const Yaml* platforms = root.find("platforms")) {
    for (const Yaml& node : reader.map(*platforms)) {
      if (std::ranges::find(kPlatforms, node.key) == kPlatforms.end()) {
        const std::string near = base::did_you_mean(node.key, kPlatforms);
        reader.fail(node.key_line, fmt::format("unknown platform `{}`", node.key),
                    near.empty() ? fmt::format("one of: {}", fmt::join(kPlatforms, ", ")) : near);
      }
      rule.platforms[node.key] = reader.word(node, "level", kLevels);
    }
  }
  rule.precision = "medium";
  if (const Yaml* precision = root.find("precision"))
    rule.precision = reader.word(*precision, "precision", kPrecisions);
  if (const Yaml* node = root.find("security-severity")) rule.security_severity = severity(reader, *node);
  rule.tags = reader.optional_texts(root, "tags");
  read_messages(reader, root, rule, draft);
  rule.summary = sentence(reader, reader.required(root, "summary"), "summary");
  rule.what = reader.optional_text(root, "what");
  rule.why = reader.optional_text(root, "why");
  read_repairs(reader, root, rule, draft);
  rule.suppress = reader.optional_text(root, "suppress");
  read_examples(reader, root, rule);
  rule.references = reader.optional_texts(root, "references");
  draft.own_rules.emplace_back(rule.id, reader.origin(root));
  draft.set.rules.push_back(std::move(rule));
}

}  // namespace snapcheck::rules
