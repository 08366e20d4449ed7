#include "vmm/verify/values.h"

#include <vector>

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;
constexpr std::size_t kMostWords = 200;

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

void take(const Json& value, const std::string& name, Values& out, int depth);

void take_text(const std::string& text, const std::string& name, Values& out, int depth) {
  if (text.starts_with('{') || text.starts_with('[')) {
    const Json inner = Json::parse(text, nullptr, false);
    if (inner.is_structured()) return take(inner, name, out, depth + 1);
  }
  const std::vector<std::string> words = words_of(text);
  if (words.size() < 2 || words.size() > kMostWords) {
    out[name] = dump(text);
    return;
  }
  for (std::size_t i = 0; i < words.size(); ++i) out[name + "(" + std::to_string(i) + ")"] = dump(words[i]);
}

void take(const Json& value, const std::string& name, Values& out, int depth) {
  if (depth < kDeepest && value.is_object() && !value.empty()) {
    for (const auto& [key, inner] : value.items()) take(inner, name.empty() ? key : name + "." + key, out, depth + 1);
  } else if (depth < kDeepest && value.is_array() && !value.empty()) {
    for (std::size_t i = 0; i < value.size(); ++i) take(value[i], name + "[" + std::to_string(i) + "]", out, depth + 1);
  } else if (depth < kDeepest && value.is_string()) {
    take_text(value.get_ref<const std::string&>(), name, out, depth);
  } else {
    out[name] = dump(value);
  }
}

}  // namespace

void take_apart(const Json& value, const std::string& name, Values& out) { take(value, name, out, 0); }

Values values_of_answer(const Json& answer) {
  Values out;
  if (answer.contains("result")) {
    take_apart(answer["result"], "", out);
  } else if (answer.contains("text")) {
    take_apart(answer["text"], "", out);
  } else if (answer.contains("error")) {
    out["error.type"] = dump(answer["error"].value("type", ""));
    out["error.message"] = dump(answer["error"].value("message", ""));
  }
  return out;
}

Values values_of_state(const Json& answer) {
  Values out;
  const auto state = answer.find("state");
  if (state == answer.end() || !state->is_array()) return out;
  for (const Json& entry : *state) {
    if (entry.contains("value")) out[entry.value("path", "")] = dump(entry["value"]);
  }
  return out;
}

}  // namespace snapcheck::vmm::verify
