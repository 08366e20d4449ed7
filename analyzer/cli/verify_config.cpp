#include "analyzer/cli/verify_config.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <sstream>

#include "analyzer/base/files.h"
#include "analyzer/base/suggest.h"
#include "analyzer/cli/verify_handlers.h"
#include "analyzer/deployment.h"
#include "analyzer/rules/yaml.h"
#include "vmm/engine/probe.h"
#include "vmm/verify/carried.h"

namespace snapcheck::cli {
namespace {

using base::Error;
using base::Result;
using rules::Yaml;
using vmm::verify::App;
using vmm::verify::Expectation;
using vmm::verify::Runtime;
using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::array<std::string_view, 15> kKeys = {"runtime", "app",     "handler",   "events",   "env",
                                                    "expect",  "observe", "classpath", "packages", "services",
                                                    "python",  "java",    "port",      "files",    "life-cycle"};
constexpr std::size_t kMaxEvent = 4u << 20;

/// What a file says; the interpretation is the same for files and flags.
struct Draft {
  std::string file;  ///< empty without one
  std::string runtime, folder, handler;
  std::string python, java;  ///< interpreters
  std::vector<std::string> class_path;
  App app;
};

Error at(const std::string& path, const Yaml& node, const std::string& what, std::string remedy = "") {
  return {fmt::format("{}:{}: {}", path, node.line, what), std::move(remedy)};
}

Json json_of(const Yaml& node) {
  switch (node.kind) {
    case Yaml::Kind::null:
      return nullptr;
    case Yaml::Kind::sequence: {
      Json list = Json::array();
      for (const Yaml& item : node.items) list.push_back(json_of(item));
      return list;
    }
    case Yaml::Kind::map: {
      Json map = Json::object();
      for (const Yaml& item : node.items) map[item.key] = json_of(item);
      return map;
    }
    case Yaml::Kind::scalar:
      break;
  }
  if (!node.quoted) {
    const Json word = Json::parse(node.text, nullptr, false);  // true, null, 3, 1.5
    if (word.is_primitive() && !word.is_discarded()) return word;
  }
  return node.text;
}

Result<std::vector<std::string>> texts_of(const std::string& path, const Yaml& node) {
  std::vector<std::string> out;
  if (node.kind == Yaml::Kind::scalar) return std::vector{node.text};
  for (const Yaml& item : node.items) {
    if (node.kind != Yaml::Kind::sequence || item.kind != Yaml::Kind::scalar) {
      return at(path, node, fmt::format("`{}` is no list of texts", node.key),
                fmt::format("write `{}: [a, b]`", node.key));
    }
    out.push_back(item.text);
  }
  return out;
}

std::optional<Expectation::Kind> expectation_named(std::string_view name) {
  if (name == "diverge") return Expectation::kDiverge;
  if (name == "constant") return Expectation::kConstant;
  if (name == "any") return Expectation::kAny;
  return {};
}

/// Paths in a file are relative to it.
std::string beside(const std::string& file, const std::string& path) {
  if (path.starts_with('/')) return path;
  std::string joined = (fs::path(file).parent_path() / path).lexically_normal().string();
  if (joined.size() > 1 && joined.ends_with('/')) joined.pop_back();
  return joined;
}

Result<void> read_observe(const std::string& path, const Yaml& node, App& app) {
  for (const Yaml& item : node.items) {
    if (item.key == "state" && (item.text == "true" || item.text == "false")) {
      app.judging.state = item.text == "true";
    } else if (item.key == "exclude") {
      auto names = texts_of(path, item);
      if (!names) return names.error();
      app.judging.exclude = std::move(*names);
    } else {
      return at(path, item, fmt::format("`observe` has no key `{}` like this", item.key),
                "write `state: true|false` or `exclude: [names]`");
    }
  }
  return {};
}

Result<void> read_maps(const std::string& path, const Yaml& node, App& app) {
  for (const Yaml& item : node.items) {
    if (node.kind != Yaml::Kind::map || item.kind != Yaml::Kind::scalar) {
      return at(path, node, fmt::format("`{}` is no mapping of names to texts", node.key));
    }
    if (node.key == "env") {
      app.environment.push_back(item.key + "=" + item.text);
      continue;
    }
    const auto kind = expectation_named(item.text);
    if (!kind) return at(path, item, fmt::format("`{}` is not one of diverge, constant, any", item.text));
    app.judging.expect.push_back({item.key, *kind});
  }
  return {};
}

/// HOST or HOST:GUEST; without GUEST it has the same name in the guest. `file` is where it is written; empty for a
/// flag.
vmm::verify::GuestFile guest_file(const std::string& text, const std::string& file) {
  const std::size_t colon = text.find(':');
  const std::string host = text.substr(0, colon);
  return {file.empty() ? host : beside(file, host), colon == std::string::npos ? host : text.substr(colon + 1)};
}

/// Known before a machine starts: what is not there, and what would lie outside of the program's folder.
Result<void> check_file(const vmm::verify::GuestFile& file) {
  if (access(file.host.c_str(), R_OK) != 0)
    return Error{fmt::format("cannot read {}", file.host), "name a file or folder of this host"};
  if (!file.guest.empty() && !fs::path(file.guest).lexically_normal().string().starts_with("..")) return {};
  return Error{fmt::format("{} has no place in the guest", file.host), "name one: HOST:/PATH"};
}

/// 0 if it is none.
int port_of(const std::string& text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc() && end == text.data() + text.size() && port > 0 && port < 65536 ? port : 0;
}

Result<const vmm::verify::LifeCycle*> life_cycle_of(const std::string& name) {
  if (const auto* platform = vmm::verify::life_cycle(name)) return platform;
  return Error{fmt::format("no platform `{}` is known for its life-cycle requests", name),
               fmt::format("there are: {}", vmm::verify::life_cycle_names())};
}

Result<void> read_key(const std::string& path, const Yaml& node, Draft& draft) {
  const auto text = [&](std::string& out) -> Result<void> {
    if (node.kind != Yaml::Kind::scalar) return at(path, node, fmt::format("`{}` is no single text", node.key));
    out = node.text;
    return {};
  };
  if (node.key == "runtime") return text(draft.runtime);
  if (node.key == "handler") return text(draft.handler);
  if (node.key == "python") return text(draft.python);
  if (node.key == "java") return text(draft.java);
  if (node.key == "port") {
    draft.app.port = port_of(node.text);
    if (draft.app.port > 0) return {};
    return at(path, node, fmt::format("`{}` is no port", node.text),
              "write `port: 8080`, where the program serves HTTP");
  }
  if (node.key == "life-cycle") {
    const auto platform = life_cycle_of(node.text);
    if (!platform) return at(path, node, platform.error().what, platform.error().remedy);
    draft.app.life_cycle = *platform;
    return {};
  }
  if (node.key == "env" || node.key == "expect") return read_maps(path, node, draft.app);
  if (node.key == "observe") return read_observe(path, node, draft.app);
  if (node.key == "app") {
    if (auto done = text(draft.folder); !done) return done;
    draft.folder = beside(path, draft.folder);
    return {};
  }
  if (node.key == "events") {
    if (node.kind != Yaml::Kind::sequence || node.items.empty())
      return at(path, node, "`events` is no list", "write `events: [{}]`");
    draft.app.events.clear();
    for (const Yaml& item : node.items) draft.app.events.push_back(json_of(item));
    return {};
  }
  auto names = texts_of(path, node);
  if (!names) return names.error();
  if (node.key == "services") {
    if (const auto fine = vmm::verify::addresses_of(*names); !fine)
      return at(path, node, fine.error().what, fine.error().remedy);
    draft.app.services = std::move(*names);
    return {};
  }
  if (node.key == "files") {
    for (const std::string& name : *names) {
      draft.app.files.push_back(guest_file(name, path));
      if (const auto fine = check_file(draft.app.files.back()); !fine)
        return at(path, node, fine.error().what, fine.error().remedy);
    }
    return {};
  }
  for (std::string& name : *names) name = beside(path, name);
  (node.key == "classpath" ? draft.class_path : draft.app.packages) = std::move(*names);
  return {};
}

Result<void> read_file(const std::string& path, Draft& draft) {
  const auto content = base::read_file(path);
  if (!content) return Error{fmt::format("{}: {}", path, content.error().what), ""};
  if (!content->skip.empty()) return Error{fmt::format("{}: {}", path, content->explanation), ""};
  const auto root = rules::parse_yaml(path, content->text);
  if (!root) return root.error();
  if (root->kind == Yaml::Kind::sequence || root->kind == Yaml::Kind::scalar) {
    return Error{fmt::format("{}: the file is no mapping", path), "write `handler: app.lambda_handler`"};
  }
  for (const Yaml& node : root->items) {
    if (std::ranges::find(kKeys, node.key) == kKeys.end()) {
      const std::string advice = base::did_you_mean(node.key, kKeys);
      return at(path, node, fmt::format("unknown key `{}`", node.key),
                advice.empty() ? fmt::format("known keys: {}", fmt::join(kKeys, ", ")) : advice);
    }
    if (auto done = read_key(path, node, draft); !done) return done;
  }
  if (draft.folder.empty()) draft.folder = beside(path, ".");
  return {};
}

/// The source of a module that is imported from `folder`; empty if there is none.
std::string module_file(const std::string& folder, const std::string& module) {
  std::string file = module;
  std::ranges::replace(file, '.', '/');
  for (const char* end : {"/__init__.py", ".py"}) {
    std::error_code ignored;
    std::string path = fmt::format("{}/{}{}", folder, file, end);
    if (fs::is_regular_file(path, ignored)) return path;
  }
  return "";
}

/// "src/app.main", as Lambda takes it, of a module src.app; anything else stays what it is.
std::string as_module(const std::string& folder, std::string handler) {
  const std::size_t dot = handler.rfind('.'), slash = handler.rfind('/');
  std::error_code ignored;
  if (slash == std::string::npos || dot == std::string::npos || dot < slash || handler.starts_with('/') ||
      handler.starts_with('.') || fs::exists(folder + "/" + handler, ignored))
    return handler;
  std::string dotted = handler;
  std::ranges::replace(dotted, '/', '.');
  return module_file(folder, dotted.substr(0, dot)).empty() ? handler : dotted;
}

/// The folder below `folder` from which `orders.handler` can be imported, three levels deep at most.
std::string import_folder(const std::string& folder, const std::string& module) {
  std::vector<std::pair<std::string, int>> queue = {{folder, 0}};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const auto [here, depth] = queue[next];
    std::error_code ignored;
    if (!module_file(here, module).empty()) return here;
    if (depth == 3) continue;
    std::vector<std::string> inner;
    for (const auto& entry : fs::directory_iterator(here, ignored)) {
      if (entry.is_directory(ignored) && !entry.path().filename().string().starts_with('.'))
        inner.push_back(entry.path());
    }
    std::ranges::sort(inner);
    for (std::string& path : inner) queue.emplace_back(std::move(path), depth + 1);
  }
  return "";
}

/// Where Maven and Gradle put what they built.
std::vector<std::string> built_classes(const std::string& folder) {
  std::vector<std::string> found;
  for (const char* name : {"target/classes", "build/classes/java/main", "build/resources/main", "classes"}) {
    if (fs::is_directory(folder + "/" + name)) found.push_back(folder + "/" + name);
  }
  for (const char* name : {"target/dependency", "lib", "build/libs"}) {
    std::error_code ignored;
    std::vector<std::string> jars;
    for (const auto& entry : fs::directory_iterator(folder + "/" + name, ignored)) {
      if (entry.path().extension() == ".jar") jars.push_back(entry.path());
    }
    std::ranges::sort(jars);
    found.insert(found.end(), jars.begin(), jars.end());
  }
  return found;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

Result<void> take_flags(const AppFlags& flags, Draft& draft) {
  if (!flags.runtime.empty()) draft.runtime = flags.runtime;
  if (!flags.handler.empty()) draft.handler = flags.handler;
  if (!flags.python.empty()) draft.python = flags.python;
  if (!flags.java.empty()) draft.java = flags.java;
  if (flags.port > 0) draft.app.port = flags.port;
  App& app = draft.app;
  for (const std::string& list : flags.class_path) {
    for (std::string& part : split(list, ':')) draft.class_path.push_back(std::move(part));
  }
  app.packages.insert(app.packages.end(), flags.packages.begin(), flags.packages.end());
  for (const std::string& pair : flags.environment) {
    if (pair.find('=') != std::string::npos && pair[0] != '=') continue;
    return Error{fmt::format("--env {}: not NAME=VALUE", pair), "write --env NAME=VALUE; NAME= for an empty value"};
  }
  app.environment.insert(app.environment.end(), flags.environment.begin(), flags.environment.end());
  app.judging.exclude.insert(app.judging.exclude.end(), flags.exclude.begin(), flags.exclude.end());
  if (flags.no_state) app.judging.state = false;
  if (!flags.life_cycle.empty()) {
    const auto platform = life_cycle_of(flags.life_cycle);
    if (!platform) return Error{fmt::format("--life-cycle: {}", platform.error().what), platform.error().remedy};
    app.life_cycle = *platform;
  }
  if (!flags.events.empty()) app.events.clear();
  for (const std::string& event : flags.events) {
    std::string text = event;
    if (event.starts_with('@')) {
      const auto content = base::read_file(event.substr(1), kMaxEvent);
      if (!content) return Error{fmt::format("--event {}: {}", event, content.error().what), ""};
      text = content->text;
    }
    Json parsed = Json::parse(text, nullptr, false);
    if (parsed.is_discarded())
      return Error{fmt::format("--event {}: no valid JSON", event), "write it as '{\"key\": 1}', or @FILE"};
    app.events.push_back(std::move(parsed));
  }
  for (const std::string& text : flags.files) {
    app.files.push_back(guest_file(text, ""));
    if (const auto fine = check_file(app.files.back()); !fine)
      return Error{fmt::format("--file {}: {}", text, fine.error().what), fine.error().remedy};
  }
  if (!flags.services.empty()) app.services = flags.services;
  if (const auto fine = vmm::verify::addresses_of(app.services); !fine) return fine.error();
  // The first that matches counts: flags before the file.
  std::vector<Expectation> expect;
  for (const std::string& pair : flags.expect) {
    const std::size_t equals = pair.rfind('=');
    const auto kind = equals == std::string::npos ? std::nullopt : expectation_named(pair.substr(equals + 1));
    if (!kind) return Error{fmt::format("--expect {}: not NAME=diverge|constant|any", pair), ""};
    expect.push_back({pair.substr(0, equals), *kind});
  }
  app.judging.expect.insert(app.judging.expect.begin(), expect.begin(), expect.end());
  return {};
}

/// "3.12" -> "python3.12".
std::string interpreter_named(const std::string& text) {
  const bool version = text.find_first_not_of("0123456789.") == std::string::npos;
  return text.empty() ? "python3" : version ? "python" + text : text;
}

bool is_program(const std::string& path) { return access(path.c_str(), X_OK) == 0 && !fs::is_directory(path); }

/// Whether an interpreter that the user named is there: a path, or a program of $PATH.
Result<void> check_interpreter(const std::string& name, const char* option) {
  const bool is_path = name.find('/') != std::string::npos;
  if (is_path ? is_program(name) : !vmm::engine::find_program(name).empty()) return {};
  return Error{fmt::format("there is no program {}", name), fmt::format("name another interpreter with {}", option)};
}

/// The modules of a folder, for "did you mean".
std::string near_module(const std::string& folder, const std::string& module) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".py") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  const std::vector<std::string_view> views(names.begin(), names.end());
  return base::did_you_mean(module, views);
}

Result<void> settle_python(Draft& draft) {
  App& app = draft.app;
  app.interpreter = interpreter_named(draft.python);
  if (!draft.python.empty()) {
    if (auto done = check_interpreter(app.interpreter, "--python"); !done) return done;
  }
  for (const std::string& package : app.packages) {
    if (!fs::is_directory(package)) return Error{fmt::format("{} is no folder", package), "name a folder of modules"};
  }
  const std::size_t dot = app.handler.rfind('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == app.handler.size()) {
    return Error{fmt::format("the handler `{}` is no module.function", app.handler), "name it like app.lambda_handler"};
  }
  const std::string module = app.handler.substr(0, dot);
  app.folder = import_folder(draft.folder, module);
  if (app.folder.empty()) {
    const std::string near = near_module(draft.folder, module);
    return Error{
        fmt::format("there is no module {} below {}", module, draft.folder),
        !near.empty() ? near : "name the folder from which it is imported, and the handler as module.function"};
  }
  return check_python_handler(module_file(app.folder, module), module, app.handler.substr(dot + 1));
}

Error no_server() {
  return {"the life-cycle requests of a platform need a web application of Python, or a native server with `port`",
          "leave `life-cycle` out"};
}

Result<void> settle_java(Draft& draft) {
  if (draft.app.life_cycle != nullptr) return no_server();
  draft.app.interpreter = draft.java.empty() ? "java" : draft.java;
  if (!draft.java.empty()) {
    if (auto done = check_interpreter(draft.java, "--java"); !done) return done;
  }
  draft.app.class_path = draft.class_path.empty() ? built_classes(draft.folder) : draft.class_path;
  if (draft.app.class_path.empty()) {
    return Error{fmt::format("{} has no built classes", draft.folder),
                 "build the program first, or name folders and jars with --classpath"};
  }
  for (const std::string& part : draft.app.class_path) {
    if (access(part.c_str(), R_OK) == 0) continue;
    return Error{fmt::format("cannot read {} of the class path", part), "build the program first"};
  }
  return check_java_handler(draft.app.class_path, draft.app.handler);
}

Result<void> settle_native(Draft& draft) {
  if (draft.app.life_cycle != nullptr && draft.app.port == 0) return no_server();
  draft.app.program = split(draft.app.handler, ' ');
  if (draft.app.program.empty())
    return Error{"there is no program to run", "name it with --handler './program arguments'"};
  std::string& program = draft.app.program.front();
  if (!program.starts_with('/') && !fs::exists(program)) {
    if (!fs::exists(draft.folder + "/" + program)) {
      return Error{fmt::format("there is no {} in {}", program, draft.folder),
                   "build the program first, or name its path"};
    }
    program = draft.folder + "/" + program;
  }
  if (is_program(program)) return {};
  return Error{fmt::format("{} is no program", program), "name an executable file; build it first"};
}

/// The runtime that a handler looks like.
Runtime guess(const Draft& draft) {
  const std::string &handler = draft.handler, &folder = draft.folder;
  if (handler.find("::") != std::string::npos || !draft.class_path.empty()) return Runtime::kJava;
  const std::string first = handler.substr(0, handler.find(' '));
  if (first.find('/') != std::string::npos || fs::is_regular_file(folder + "/" + first)) return Runtime::kNative;
  return Runtime::kPython;
}

Result<void> settle(Draft& draft) {
  App& app = draft.app;
  if (!fs::is_directory(draft.folder))
    return Error{fmt::format("there is no folder {}", draft.folder), "name it with `app`"};
  if (draft.handler.empty()) {
    const auto handlers = find_handlers({}, {draft.folder});
    if (handlers.size() > 1) {
      return Error{fmt::format("the template in {} has {} handlers: {}", draft.folder, handlers.size(),
                               fmt::join(handlers, ", ")),
                   "choose one with --handler"};
    }
    const char* advice = "name the handler with --handler module.function, pkg.Class::method or './program arguments'";
    if (handlers.empty() && !draft.file.empty()) {
      return Error{fmt::format("{} names no handler", draft.file), advice};
    }
    if (handlers.empty()) {
      return Error{
          fmt::format("{} has no {}, no template.yaml and no serverless.yml with a handler", draft.folder, kVerifyFile),
          advice};
    }
    draft.handler = handlers.front();
  }
  draft.handler = as_module(draft.folder, std::move(draft.handler));
  app.handler = draft.handler;
  if (draft.runtime.empty()) {
    app.runtime = guess(draft);
  } else if (draft.runtime == "python" || draft.runtime == "java" || draft.runtime == "native") {
    app.runtime = draft.runtime == "python" ? Runtime::kPython
                  : draft.runtime == "java" ? Runtime::kJava
                                            : Runtime::kNative;
  } else {
    return Error{fmt::format("the runtime `{}` is not one of python, java, native", draft.runtime), ""};
  }
  if (app.runtime == Runtime::kPython) return settle_python(draft);
  if (app.runtime == Runtime::kJava) return settle_java(draft);
  return settle_native(draft);
}

}  // namespace

Result<VerifyTarget> read_app(const std::string& target, const AppFlags& flags) {
  Draft draft;
  draft.app.name = target;
  std::error_code ignored;
  if (!fs::exists(target, ignored)) {
    return Error{fmt::format("there is no {}", target), "name a folder, or a snapcheck-verify.yaml"};
  }
  const std::string file = fs::is_directory(target, ignored) ? target + "/" + kVerifyFile : target;
  if (fs::exists(file, ignored)) {
    const std::string end = fs::path(file).extension().string();
    if (end != ".yaml" && end != ".yml") {
      return Error{fmt::format("{} is no configuration of verify", file),
                   "name its folder, and the handler with --handler"};
    }
    draft.file = file;
    if (auto done = read_file(file, draft); !done) return done.error();
  } else {
    draft.folder = target;
  }
  if (auto done = take_flags(flags, draft); !done) return done.error();
  if (auto done = settle(draft); !done) return done.error();
  std::string source = draft.app.runtime == Runtime::kPython ? draft.app.folder : draft.folder;
  return VerifyTarget{std::move(draft.app), std::move(source)};
}

}  // namespace snapcheck::cli
