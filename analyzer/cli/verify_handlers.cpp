#include "analyzer/cli/verify_handlers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "analyzer/base/files.h"
#include "analyzer/base/suggest.h"
#include "analyzer/lang/frontend.h"

namespace snapcheck::cli {
namespace {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

class NoNames : public lang::Names {
 public:
  bool knows_type(std::string_view) const override { return false; }
  std::optional<std::string> module(std::string_view, std::string_view) const override { return std::nullopt; }
};

/// What binds names that are written down nowhere.
bool binds_by_computed_names(std::string_view text) {
  constexpr std::array kWords = {"globals", "__getattr__", "__dict__", "exec",
                                 "setattr", "sys.modules", "vars",     "locals"};
  return std::ranges::any_of(kWords, [&](const char* word) { return text.find(word) != std::string_view::npos; });
}

/// The names that the module has, as `module.name` without the module; nothing when it takes all of another one's.
std::optional<std::set<std::string>> names_of(const model::Facts& facts, const std::string& module) {
  std::set<std::string> names;
  const std::string prefix = module + ".";
  const auto add = [&](std::string_view name) {
    if (!name.starts_with(prefix)) return;
    name.remove_prefix(prefix.size());
    if (name.find_first_of(".<") == std::string_view::npos) names.emplace(name);
  };
  for (const model::Scope& scope : facts.scopes) add(scope.name.str());
  for (const model::Type& type : facts.types) add(type.name.str());
  for (const model::Alias& alias : facts.aliases) add(alias.name.str());
  for (const model::Place& place : facts.places) {
    if (place.kind == model::PlaceKind::global) add(place.name.str());
  }
  if (names.contains("*")) return std::nullopt;
  return names;
}

/// The names of the archive's files are in it as plain text. What cannot be read may have anything.
bool jar_names(const std::string& jar, const std::string& entry) {
  std::ifstream file(jar, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return bytes.empty() || bytes.find(entry) != std::string::npos;
}

/// What a class file (JVMS chapter 4) tells of its public methods.
class ClassFile {
 public:
  explicit ClassFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    fine_ = number(4) == 0xcafebabe && read();
  }

  /// True as well when the method may be inherited, or the file cannot be read.
  bool may_have(const std::string& method) const {
    return !fine_ || inherits_ || std::ranges::find(methods_, method) != methods_.end();
  }
  const std::vector<std::string>& methods() const { return methods_; }

 private:
  bool read() {
    at_ = 8;
    std::vector<std::string> texts(number(2));
    std::vector<std::size_t> classes(texts.size());
    for (std::size_t i = 1; i < texts.size() && at_ < bytes_.size(); ++i) {
      const std::size_t tag = number(1);
      if (tag == 1) {
        const std::size_t size = number(2);
        if (size > bytes_.size() - at_) return false;
        texts[i] = bytes_.substr(at_, size);
        at_ += size;
      } else if (tag == 7) {
        classes[i] = number(2);
      } else {
        static constexpr std::array<std::size_t, 21> kSizes = {0, 0, 0, 4, 4, 8, 8, 0, 2, 4, 4,
                                                               4, 4, 0, 0, 3, 2, 4, 4, 2, 2};
        if (tag >= kSizes.size() || kSizes[tag] == 0) return false;
        at_ += kSizes[tag];
        if (tag == 5 || tag == 6) ++i;  // long and double take two places
      }
    }
    at_ += 4;
    const std::size_t super = number(2), interfaces = number(2);
    if (super >= classes.size() || classes[super] >= texts.size()) return false;
    inherits_ = interfaces > 0 || texts[classes[super]] != "java/lang/Object";
    members(texts, nullptr);
    return members(texts, &methods_);
  }

  /// Fields, or methods.
  bool members(const std::vector<std::string>& texts, std::vector<std::string>* names) {
    for (std::size_t count = number(2); count > 0 && at_ < bytes_.size(); --count) {
      const bool is_public = (number(2) & 1) != 0;
      const std::size_t name = number(2);
      if (name >= texts.size()) return false;
      if (names != nullptr && is_public && !texts[name].starts_with('<')) names->push_back(texts[name]);
      at_ += 2;
      for (std::size_t attributes = number(2); attributes > 0 && at_ < bytes_.size(); --attributes) {
        at_ += 2;
        const std::size_t size = number(4);
        at_ += size;
      }
    }
    return at_ <= bytes_.size();
  }

  std::size_t number(std::size_t size) {
    std::size_t value = 0;
    for (; size > 0; --size, ++at_)
      value = value << 8 | (at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : 0);
    return value;
  }

  std::string bytes_;
  std::size_t at_ = 0;
  bool fine_ = false, inherits_ = false;
  std::vector<std::string> methods_;
};

/// The classes below a folder, "pkg.Class".
void add_classes(const std::string& folder, std::vector<std::string>& names) {
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".class") continue;
    std::string name = entry.path().lexically_relative(folder).replace_extension().string();
    std::ranges::replace(name, '/', '.');
    names.push_back(std::move(name));
  }
}

std::string simple_name(const std::string& name) { return name.substr(name.rfind('.') + 1); }

/// Those of the same simple name in another package, else one that is spelt nearly so.
std::string near_class(const std::string& wanted, std::vector<std::string> names) {
  std::ranges::sort(names);
  std::string same;
  for (const std::string& name : names) {
    if (simple_name(name) == simple_name(wanted)) same += (same.empty() ? "did you mean `" : " or `") + name + "`";
  }
  if (!same.empty()) return same + "?";
  const std::vector<std::string_view> views(names.begin(), names.end());
  return base::did_you_mean(wanted, views);
}

Result<void> check_method(const std::string& file, const std::string& handler) {
  const std::size_t colons = handler.find("::");
  const std::string method = colons == std::string::npos ? "handleRequest" : handler.substr(colons + 2);
  const ClassFile type(file);
  if (type.may_have(method)) return {};
  return Error{fmt::format("{} has no public method {}", handler.substr(0, colons), method),
               type.methods().empty() ? "" : fmt::format("it has {}", fmt::join(type.methods(), ", "))};
}

}  // namespace

Result<void> check_python_handler(const std::string& file, const std::string& module, const std::string& function) {
  const auto content = base::read_file(file);
  const lang::FrontEnd* front_end = lang::front_end_for(file);
  if (!content || !content->skip.empty() || front_end == nullptr || binds_by_computed_names(content->text)) return {};
  const lang::Source source{file, content->text, module, file.ends_with("/__init__.py")};
  const auto facts = front_end->lower(source, NoNames(), lang::Limits{[] { return false; }});
  if (!facts || !facts->syntax_errors.empty()) return {};
  const auto names = names_of(*facts, module);
  const std::string name = function.substr(0, function.find('('));
  if (!names || names->contains(name)) return {};
  const std::vector<std::string_view> known(names->begin(), names->end());
  return Error{fmt::format("{} has no function {}", file, name), base::did_you_mean(name, known)};
}

Result<void> check_java_handler(const std::vector<std::string>& class_path, const std::string& handler) {
  const std::string type = handler.substr(0, handler.find("::"));
  std::string entry = type + ".class";
  std::replace(entry.begin(), entry.end() - 6, '.', '/');
  std::vector<std::string> names;
  for (const std::string& part : class_path) {
    std::error_code ignored;
    if (!fs::exists(part, ignored)) return {};  // it is told that this is missing
    if (!fs::is_directory(part, ignored)) {
      if (jar_names(part, entry)) return {};
      continue;
    }
    if (fs::is_regular_file(part + "/" + entry, ignored)) return check_method(part + "/" + entry, handler);
    add_classes(part, names);
  }
  const std::size_t dot = type.rfind('.');
  if (dot != std::string::npos && std::ranges::find(names, type.substr(0, dot)) != names.end()) {
    return Error{fmt::format("the handler `{}` is no class", handler),
                 fmt::format("write it as {}::{}", type.substr(0, dot), type.substr(dot + 1))};
  }
  const std::string near = near_class(type, std::move(names));
  return Error{fmt::format("there is no class {} in {}", type, fmt::join(class_path, ", ")),
               near.empty() ? "build the program first, or name folders and jars with --classpath" : near};
}

}  // namespace snapcheck::cli
