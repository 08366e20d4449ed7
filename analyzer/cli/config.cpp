#include "analyzer/cli/config.h"

#include <fmt/format.h>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <set>
#include <string_view>

#include "analyzer/base/files.h"
#include "analyzer/base/repository.h"
#include "analyzer/base/suggest.h"

namespace snapcheck::cli {
namespace {

using base::Error;
using base::Result;

constexpr std::string_view kFileName = ".snapcheck.yaml";
constexpr std::array<std::string_view, 9> kKeys = {"platform", "fail-on",  "max-file-size",    "include", "exclude",
                                                   "handlers", "catalogs", "compile-commands", "rules"};

std::string parent(const std::string& folder) {
  const std::size_t slash = folder.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : folder.substr(0, slash);
}

class Reader {
 public:
  Reader(std::string path, ConfigFile& config) : path_(std::move(path)), config_(config) {}

  Result<void> read(const YAML::Node& root);

 private:
  Result<void> key(const std::string& name, const YAML::Node& value);
  Result<void> one(const std::string& name, const YAML::Node& value, std::optional<Value>& out);
  Result<void> list(const std::string& name, const YAML::Node& value, std::vector<Value>& out);
  Result<void> rule_levels(const YAML::Node& value);
  std::string origin(const YAML::Node& node) const { return fmt::format("{}:{}", path_, node.Mark().line + 1); }
  Error error(const YAML::Node& node, const std::string& what, std::string remedy) const {
    return {fmt::format("{}: {}", origin(node), what), std::move(remedy)};
  }

  std::string path_;
  ConfigFile& config_;
};

Result<void> Reader::read(const YAML::Node& root) {
  if (root.IsNull()) return {};
  if (!root.IsMap()) return error(root, "the file is no mapping of keys to values", "write `key: value` lines");
  std::set<std::string> seen;
  for (const auto& entry : root) {
    const std::string name = entry.first.IsScalar() ? entry.first.Scalar() : "";
    if (std::ranges::find(kKeys, name) == kKeys.end()) {
      const std::string advice = base::did_you_mean(name, kKeys);
      return error(entry.first, fmt::format("unknown key `{}`", name),
                   advice.empty() ? fmt::format("known keys: {}", fmt::join(kKeys, ", ")) : advice);
    }
    if (!seen.insert(name).second) return error(entry.first, fmt::format("`{}` is written twice", name), "keep one");
    if (auto done = key(name, entry.second); !done) return done;
  }
  return {};
}

Result<void> Reader::key(const std::string& name, const YAML::Node& value) {
  if (name == "platform") return one(name, value, config_.platform);
  if (name == "fail-on") return one(name, value, config_.fail_on);
  if (name == "max-file-size") return one(name, value, config_.max_file_size);
  if (name == "include") return list(name, value, config_.include);
  if (name == "exclude") return list(name, value, config_.exclude);
  if (name == "handlers") return list(name, value, config_.handlers);
  if (name == "catalogs") return list(name, value, config_.catalogs);
  if (name == "compile-commands") return list(name, value, config_.compile_commands);
  return rule_levels(value);
}

Result<void> Reader::one(const std::string& name, const YAML::Node& value, std::optional<Value>& out) {
  if (!value.IsScalar())
    return error(value, fmt::format("`{}` is no single value", name), fmt::format("write `{}: value`", name));
  out = Value{value.Scalar(), origin(value)};
  return {};
}

Result<void> Reader::list(const std::string& name, const YAML::Node& value, std::vector<Value>& out) {
  const Error wrong =
      error(value, fmt::format("`{}` is no list of texts", name), fmt::format("write `{}: [a, b]`", name));
  if (!value.IsSequence()) return wrong;
  for (const YAML::Node& item : value) {
    if (!item.IsScalar()) return wrong;
    out.push_back({item.Scalar(), origin(item)});
  }
  return {};
}

Result<void> Reader::rule_levels(const YAML::Node& value) {
  if (!value.IsMap())
    return error(value, "`rules` is no mapping of rule ids to levels", "write `rules: {rule-id: off}`");
  for (const auto& entry : value) {
    if (!entry.first.IsScalar() || !entry.second.IsScalar()) {
      return error(entry.first, "`rules` is no mapping of rule ids to levels", "write `rules: {rule-id: off}`");
    }
    config_.rules.emplace_back(entry.first.Scalar(), Value{entry.second.Scalar(), origin(entry.first)});
  }
  return {};
}

}  // namespace

std::string find_config(const std::string& start) {
  std::string folder = base::real_path(start);
  if (folder.empty()) return {};
  const auto repository = base::find_repository(folder);
  const std::string here = base::real_path(".");
  const bool below_here = folder == here || folder.starts_with(here == "/" ? here : here + "/");
  const std::string top = repository ? repository->root : below_here ? here : folder;
  while (true) {
    std::string path = (folder == "/" ? "" : folder) + "/" + std::string(kFileName);
    if (access(path.c_str(), F_OK) == 0) return path;
    if (folder == top || folder == "/") return {};
    folder = parent(folder);
  }
}

Result<ConfigFile> read_config(const std::string& path) {
  ConfigFile config;
  config.path = path;
  config.folder = path.find('/') == std::string::npos ? "." : parent(path);
  auto content = base::read_file(path);
  if (!content) return Error{fmt::format("{}: {}", path, content.error().what), ""};
  if (!content->skip.empty()) return Error{fmt::format("{}: {}", path, content->explanation), ""};
  try {
    const YAML::Node root = YAML::Load(content->text);
    if (auto done = Reader(path, config).read(root); !done) return done.error();
  } catch (const YAML::Exception& broken) {
    return Error{fmt::format("{}:{}: no valid YAML: {}", path, broken.mark.line + 1, broken.msg), ""};
  }
  return config;
}

}  // namespace snapcheck::cli
