#include "analyzer/rules/directive.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "analyzer/base/suggest.h"

namespace snapcheck::rules {
namespace {

constexpr std::string_view kOwn = "snapcheck:";
constexpr std::string_view kForeign = "snapstart:";
constexpr std::string_view kUntil = "until=";
constexpr std::string_view kHowTo = "write `snapcheck: ignore[rule-id] reason`";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// The text behind `mark`, where it begins the comment or a comment within it, or where a suppression follows it, as
/// behind one of another tool: "noqa: E501  snapcheck: ignore[...]"; nothing when it does not occur so.
std::optional<std::string_view> text_behind(std::string_view comment, std::string_view mark) {
  for (std::size_t at = comment.find(mark); at != std::string_view::npos; at = comment.find(mark, at + 1)) {
    const std::string_view before = trimmed(comment.substr(0, at)), behind = trimmed(comment.substr(at + mark.size()));
    if (before.empty() || before.ends_with('#') || before.ends_with("//") || before.ends_with("/*")) return behind;
    const bool apart = comment[at - 1] == ' ' || comment[at - 1] == '\t';
    if (apart && (behind.starts_with("ignore[") || behind.starts_with("ignore-file["))) return behind;
  }
  return std::nullopt;
}

std::string_view take_word(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && (std::isalpha(static_cast<unsigned char>(text[end])) || text[end] == '-')) ++end;
  const std::string_view word = text.substr(0, end);
  text = trimmed(text.substr(end));
  return word;
}

std::vector<std::string> split_ids(std::string_view list) {
  std::vector<std::string> ids;
  while (true) {
    const std::size_t comma = list.find(',');
    const std::string_view id = trimmed(list.substr(0, comma));
    if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.emplace_back(id);
    if (comma == std::string_view::npos) return ids;
    list.remove_prefix(comma + 1);
  }
}

/// Drops what people put between the bracket and the reason.
std::string_view without_separator(std::string_view text) {
  constexpr std::array<std::string_view, 5> kSeparators = {"--", "-", ":", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (const std::string_view separator : kSeparators) {
    if (text.starts_with(separator)) return trimmed(text.substr(separator.size()));
  }
  return text;
}

bool says_something(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80); });
}

/// Where `until=` begins as a word of its own; npos when it does not.
std::size_t find_until(std::string_view text) {
  for (std::size_t at = text.find(kUntil); at != std::string_view::npos; at = text.find(kUntil, at + 1)) {
    if (at == 0 || std::string_view(" \t,;(").find(text[at - 1]) != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

/// `until=...` and the reason, which is all the rest. A date behind the reason counts, too: the suppression would be
/// for ever otherwise.
void parse_tail(std::string_view text, Directive& directive) {
  text = without_separator(trimmed(text));
  if (text.ends_with("*/")) text = trimmed(text.substr(0, text.size() - 2));
  std::string_view before = text, after;
  if (const std::size_t at = find_until(text); at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \t,;)", at), text.size());
    const std::string_view day = text.substr(at + kUntil.size(), end - at - kUntil.size());
    directive.until = base::parse_date(day);
    if (!directive.until) {
      directive.problem = fmt::format("`until={}` is no date; write until=YYYY-MM-DD", day);
      return;
    }
    before = text.substr(0, text.substr(0, at).find_last_not_of(" \t(,;") + 1);
    after = without_separator(trimmed(text.substr(std::min(text.find_first_not_of(" \t,;)", end), text.size()))));
  }
  if (!says_something(before)) before = {};
  if (!says_something(after)) after = {};
  directive.reason = fmt::format("{}{}{}", before, before.empty() || after.empty() ? "" : " ", after);
}

}  // namespace

std::optional<Directive> parse_directive(std::string_view comment) {
  Directive directive;
  auto found = text_behind(comment, kOwn);
  if (!found) {
    found = text_behind(comment, kForeign);
    directive.foreign = true;
  }
  if (!found) return std::nullopt;
  std::string_view text = *found;

  constexpr std::array<std::string_view, 2> kVerbs = {"ignore", "ignore-file"};
  const std::string_view verb = take_word(text);
  if (std::ranges::find(kVerbs, verb) == kVerbs.end()) {
    // Prose that mentions the program is an ordinary comment, a misspelt directive is not.
    const std::string advice = base::did_you_mean(verb, kVerbs);
    if (directive.foreign || advice.empty()) return std::nullopt;
    directive.problem = fmt::format("`{}` is no suppression; {}", verb, advice);
    return directive;
  }
  directive.whole_file = verb == "ignore-file";

  const std::size_t close = text.find(']');
  if (!text.starts_with('[') || close == std::string_view::npos) {
    directive.problem = fmt::format("the suppression names no rule; {}", kHowTo);
    return directive;
  }
  directive.rules = split_ids(text.substr(1, close - 1));
  if (directive.rules.empty()) {
    directive.problem = fmt::format("the suppression names no rule; {}", kHowTo);
    return directive;
  }
  parse_tail(text.substr(close + 1), directive);
  return directive;
}

}  // namespace snapcheck::rules
