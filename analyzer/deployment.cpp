#include "analyzer/deployment.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "analyzer/base/files.h"

namespace snapcheck {

namespace {

constexpr std::array<std::string_view, 7> kTemplates = {"template.yaml",        "template.yml", "serverless.yml",
                                                        "serverless.yaml",      "sam.yaml",     "template.json",
                                                        "snapcheck-verify.yaml"};
constexpr std::size_t kMaxTemplate = 4u << 20;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::string_view(" \t\r\"',").find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  while (!text.empty() && std::string_view(" \t\r\"',").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return text;
}

}  // namespace

std::vector<std::string> handlers_in(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    line = line.substr(0, line.find(" #"));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view key = trimmed(line.substr(0, colon));
    if (key != "Handler" && key != "handler") continue;
    const std::string_view value = trimmed(line.substr(colon + 1));
    const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](unsigned char c) {
      return std::isalnum(c) || c == '_' || c == '.' || c == ':' || c == '/' || c == '$' || c == '-';
    });
    const bool program = value.starts_with("./") || value.starts_with("../");
    if (plain && !program && value.find('.') != std::string_view::npos) found.emplace_back(value);
  }
  return found;
}

std::vector<std::string> find_handlers(const std::vector<std::string>& files, const std::vector<std::string>& roots) {
  namespace fs = std::filesystem;
  std::set<std::string> folders, stop(roots.begin(), roots.end());
  for (const std::string& file : files) {
    for (fs::path folder = fs::path(file).parent_path();; folder = folder.parent_path()) {
      const std::string name = folder.empty() ? std::string(".") : folder.string();
      if (!folders.insert(name).second || stop.contains(name) || name == "." || name == "/") break;
    }
  }
  folders.insert(roots.begin(), roots.end());
  std::set<std::string> handlers;
  for (const std::string& folder : folders) {
    for (const std::string_view name : kTemplates) {
      const fs::path path = fs::path(folder) / name;
      std::error_code ignored;
      if (!fs::is_regular_file(path, ignored)) continue;
      const auto content = base::read_file(path.string(), kMaxTemplate);
      if (!content || !content->skip.empty()) continue;
      for (std::string& handler : handlers_in(content->text)) handlers.insert(std::move(handler));
    }
  }
  return {handlers.begin(), handlers.end()};
}

}  // namespace snapcheck
