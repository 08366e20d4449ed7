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

/// Whether a line up to a colon ends with the key, alone or in a map that is written in one line: `{Handler`.
bool is_handler_key(std::string_view before) {
  if (before.find('{') != std::string_view::npos) before.remove_prefix(before.find_last_of("{,") + 1);
  const std::string_view key = trimmed(before);
  return key == "Handler" || key == "handler";
}

bool is_plain_handler(std::string_view value) {
  const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '_' || c == '.' || c == ':' || c == '/' || c == '$' || c == '-';
  });
  const bool program = value.starts_with("./") || value.starts_with("../");
  return plain && !program && value.find('.') != std::string_view::npos;
}

}  // namespace

std::vector<std::string> handlers_in(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    line = line.substr(0, line.find(" #"));
    for (std::size_t colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
      if (!is_handler_key(line.substr(0, colon))) continue;
      const std::string_view rest = line.substr(colon + 1);
      const std::string_view value = trimmed(rest.substr(0, rest.find_first_of(",}")));
      if (is_plain_handler(value)) found.emplace_back(value);
    }
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
