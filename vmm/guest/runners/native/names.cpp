#include "vmm/guest/runners/native/names.h"

#include <cxxabi.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace snapcheck::runner {
namespace {

constexpr std::string_view kUnnamed = "(anonymous namespace)::";
constexpr std::string_view kOperator = "operator";
constexpr std::string_view kTag = "[abi:";

/// Behind the bracket that closes the one at `at`.
std::size_t behind_bracket(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (std::string_view("([{<").find(text[at]) != std::string_view::npos) ++depth;
    if (std::string_view(")]}>").find(text[at]) != std::string_view::npos && --depth == 0) return at + 1;
  }
  return at;
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Behind the symbol of `operator<`, `operator()`; `at` itself if no operator is named there.
std::size_t behind_operator(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with(kOperator) || (at > 0 && is_word(text[at - 1]))) return at;
  std::size_t end = at + kOperator.size();
  if (text.substr(end).starts_with("()")) return end + 2;
  if (end < text.size() && is_word(text[end])) return at;
  while (end < text.size() && text[end] != '(' && text[end] != ' ') ++end;
  return end;
}

}  // namespace

std::string demangled(const std::string& symbol) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> text(abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status),
                                                         std::free);
  return status == 0 ? text.get() : symbol;
}

std::string plain_name(const std::string& demangled) {
  const std::string_view text = demangled;
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(kUnnamed)) {
      at += kUnnamed.size();
    } else if (const std::size_t end = behind_operator(text, at); end != at) {
      name += text.substr(at, end - at);
      at = end;
    } else if (text[at] == '(') {  // parameters, and what is said of the function behind them
      at = std::min(text.find("::", behind_bracket(text, at)), text.size());
    } else if (text[at] == '<' || text.substr(at).starts_with(kTag)) {
      at = behind_bracket(text, at);
    } else if (text[at] == '{') {  // {lambda(int)#1}
      const std::size_t behind = behind_bracket(text, at);
      name += text.substr(at, behind - at);
      at = behind;
    } else {
      name += text[at++];
    }
  }
  while (name.ends_with(' ')) name.pop_back();
  return name;
}

}  // namespace snapcheck::runner
