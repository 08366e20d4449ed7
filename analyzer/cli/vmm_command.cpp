// snapcheck vmm: the virtual machine by itself, for experts and tests. Reports are JSON, one object a line.
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/guest_options.h"
#include "vmm/image/cleanup.h"
#include "vmm/image/guest.h"
#include "vmm/verify/layout.h"

namespace snapcheck::cli {
namespace {

using base::Error;
using base::Result;
using Json = nlohmann::json;
using vmm::engine::Engine;

constexpr int kEnvironment = 3;  // no engine, boot failed, time-out

struct Arguments {
  GuestOptions guest;
  std::string output;  ///< snapshot
  std::string from;    ///< clone
  int clones = 2;
  int jobs = 1;
  std::string mode = "platform";
  std::string generation = "notify";
  std::vector<std::string> messages;
  std::string key_file;
  std::vector<std::string> inputs;  ///< serve
  std::string layout_of;            ///< layout
  int patience = 60;                ///< seconds beyond a guest's own time-out
};

bool print_json(const Json& json) { return print(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"); }

int fail(const Error& error) {
  print_error(error);
  return kEnvironment;
}

int misused(const Error& error) {
  print_error(error);
  return kUsage;
}

const Error kNoProgram{"there is no program to run in the guest", "name it after --"};

/// --key-file, else SNAPCHECK_SNAPSHOT_KEY, else nothing.
Result<std::string> snapshot_key(const Arguments& arguments) {
  if (arguments.key_file.empty()) {
    const char* variable = std::getenv("SNAPCHECK_SNAPSHOT_KEY");
    return std::string(variable != nullptr ? variable : "");
  }
  std::ifstream file(arguments.key_file);
  std::stringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty()) return Error{fmt::format("cannot read the key in {}", arguments.key_file), ""};
  return text.str();
}

Result<Engine> start_engine(const Arguments& arguments, std::vector<std::string> files, int machines) {
  const auto choice = engine_choice(arguments.guest.engine);
  if (!choice) return choice.error();
  vmm::engine::EngineSpec spec;
  spec.choice = *choice;
  spec.files = std::move(files);
  const auto memory = static_cast<std::uint64_t>(std::max(0, arguments.guest.memory));
  // Clones share what they do not write; an eighth of their memory each is generous.
  spec.guest_memory_mib = 2 * memory + static_cast<std::uint64_t>(machines) * (memory / 8 + 8);
  if (!arguments.output.empty()) spec.window_mib = memory + 64;
  auto engine = Engine::start(spec);
  if (engine) print_to_stderr(fmt::format("snapcheck: engine {}: {}\n", engine->name(), engine->reason()));
  return engine;
}

using Work = std::function<Result<int>(Engine&)>;

/// Does some work with an engine, to an exit code. When the engine does not answer any more: with a new one from the
/// start, once. What was printed until then is void, and a line says so.
int with_engine(const Arguments& arguments, const std::vector<std::string>& files, int machines, const Work& work) {
  for (bool again = false;; again = true) {
    auto engine = start_engine(arguments, files, machines);
    if (!engine) return fail(engine.error());
    const auto code = work(*engine);
    if (code) return *code;
    if (!engine->hung() || again) return fail(code.error());
    print_to_stderr("snapcheck: the virtual machine does not answer; it was ended and is started anew, once\n");
    if (!print_json({{"restarted", true}})) return kUsage;
  }
}

Result<void> boot(Engine& engine, const Arguments& arguments, const Guest& guest) {
  const auto reply = engine.ask({{"op", "boot"},
                                 {"machine", "guest"},
                                 {"kernel", engine.path(guest.kernel)},
                                 {"initramfs", engine.path(guest.initramfs)},
                                 {"memory", arguments.guest.memory},
                                 {"cpus", arguments.guest.cpus},
                                 {"command_line", vmm::image::kernel_command_line()}},
                                arguments.patience);
  if (!reply) return reply.error();
  return {};
}

/// The runs of some machines until their next stop.
Result<Json> run(Engine& engine, const Arguments& arguments, const Json& machines) {
  const int seconds = arguments.guest.timeout;
  const auto reply = engine.ask({{"op", "run"}, {"machines", machines}, {"jobs", arguments.jobs}, {"timeout", seconds}},
                                static_cast<int>(machines.size()) * seconds + arguments.patience);
  if (!reply) return reply.error();
  return (*reply)["runs"];
}

/// A stop that ends a run, as an error; the console tells what a kernel said before it died.
Error unexpected(const Json& stop) {
  std::string text = fmt::format("the guest stopped: {}", stop.value("stop", ""));
  if (const std::string detail = stop.value("detail", ""); !detail.empty()) text += ": " + detail;
  if (stop.value("stop", "") == "exited") text += fmt::format(" with wait status {}", stop.value("status", 0));
  if (const std::string console = stop.value("console", ""); !console.empty()) text += "\n" + console;
  for (const Json& event : stop["events"]) {
    if (event["kind"] == "stderr") text += "\n" + event.value("text", "");
  }
  return {text, stop.value("stop", "") == "timeout" ? "raise --timeout" : ""};
}

Result<void> boot_to_snapshot(Engine& engine, const Arguments& arguments, const Guest& guest) {
  if (auto done = boot(engine, arguments, guest); !done) return done;
  const auto runs = run(engine, arguments, Json::array({"guest"}));
  if (!runs) return runs.error();
  if ((*runs)[0]["stop"] != "snapshot") return unexpected((*runs)[0]);
  const auto taken = engine.ask({{"op", "snapshot"}, {"machine", "guest"}, {"snapshot", "first"}}, arguments.patience);
  if (!taken) return taken.error();
  return {};
}

/// Runs until the guest ends or waits for a message that nobody has.
Result<int> drive_guest(Engine& engine, const Arguments& arguments, const Guest& guest) {
  if (auto done = boot(engine, arguments, guest); !done) return done.error();
  std::size_t next_message = 0;
  for (;;) {
    const auto runs = run(engine, arguments, Json::array({"guest"}));
    if (!runs) return runs.error();
    const Json& stop = (*runs)[0];
    if (!print_json(stop)) return kUsage;
    Result<Json> next = Json();
    if (stop["stop"] == "snapshot") {
      next = engine.ask({{"op", "resume"}, {"machine", "guest"}}, arguments.patience);
    } else if (stop["stop"] == "message" && next_message < arguments.messages.size()) {
      next = engine.ask({{"op", "send"}, {"machine", "guest"}, {"text", arguments.messages[next_message++]}},
                        arguments.patience);
    } else if (stop["stop"] == "message") {
      return kOk;
    } else if (stop["stop"] == "exited") {
      return stop["status"] == 0 ? kOk : kFindings;
    } else {
      return unexpected(stop);
    }
    if (!next) return next.error();
  }
}

int run_guest(const Arguments& arguments) {
  if (arguments.guest.program.empty()) return misused(kNoProgram);
  const auto guest = make_guest(arguments.guest);
  if (!guest) return fail(guest.error());
  return with_engine(arguments, {guest->kernel, guest->initramfs}, 1,
                     [&](Engine& engine) { return drive_guest(engine, arguments, *guest); });
}

Result<int> save_snapshot(Engine& engine, const Arguments& arguments, const Guest& guest, const std::string& key) {
  if (auto done = boot_to_snapshot(engine, arguments, guest); !done) return done.error();
  const vmm::image::RemovedOnSignal state(arguments.output + "/state.part"), memory(arguments.output + "/memory.part");
  Json request = {{"op", "save"}, {"snapshot", "first"}, {"folder", engine.folder(arguments.output)}};
  if (!key.empty()) request["key"] = key;
  if (const auto saved = engine.ask(request, 300); !saved) return saved.error();
  if (auto done = engine.fetch(arguments.output); !done) return done.error();
  return print_json({{"snapshot", arguments.output}, {"encrypted", !key.empty()}}) ? kOk : kUsage;
}

int take_snapshot(const Arguments& arguments) {
  if (arguments.output.empty()) return misused({"--output is missing", "name a folder for the snapshot"});
  if (arguments.guest.program.empty()) return misused(kNoProgram);
  const auto key = snapshot_key(arguments);
  if (!key) return fail(key.error());
  const auto guest = make_guest(arguments.guest);
  if (!guest) return fail(guest.error());
  return with_engine(arguments, {guest->kernel, guest->initramfs}, 1,
                     [&](Engine& engine) { return save_snapshot(engine, arguments, *guest, *key); });
}

/// Restores the clones, sends each message to all of them, prints every stop.
Result<int> drive_clones(Engine& engine, const Arguments& arguments) {
  Json machines = Json::array();
  bool fine = true;
  for (int i = 1; i <= arguments.clones; ++i) {
    const std::string name = fmt::format("clone {}", i);
    const auto restored = engine.ask({{"op", "restore"},
                                      {"snapshot", "first"},
                                      {"machine", name},
                                      {"clone", i},
                                      {"flags", arguments.mode == "raw" ? 0 : 7},
                                      {"generation", arguments.generation}},
                                     arguments.patience);
    if (!restored) return restored.error();
    machines.push_back(name);
  }
  for (std::size_t round = 0; round <= arguments.messages.size(); ++round) {
    const auto runs = run(engine, arguments, machines);
    if (!runs) return runs.error();
    machines = Json::array();
    for (const Json& stop : *runs) {
      if (!print_json(stop)) return kUsage;
      if (stop["stop"] == "message") {
        machines.push_back(stop["machine"]);
      } else {
        fine = fine && stop["stop"] == "exited" && stop["status"] == 0;
      }
    }
    if (round == arguments.messages.size() || machines.empty()) break;
    for (const Json& machine : machines) {
      const auto sent =
          engine.ask({{"op", "send"}, {"machine", machine}, {"text", arguments.messages[round]}}, arguments.patience);
      if (!sent) return sent.error();
    }
  }
  return fine ? kOk : kFindings;
}

Result<void> load(Engine& engine, const std::vector<std::string>& files, const std::string& key) {
  Json request = {
      {"op", "load"}, {"snapshot", "first"}, {"state", engine.path(files[0])}, {"memory", engine.path(files[1])}};
  if (!key.empty()) request["key"] = key;
  if (const auto loaded = engine.ask(request, 300); !loaded) return loaded.error();
  return {};
}

int make_clones(const Arguments& arguments) {
  if (arguments.mode != "raw" && arguments.mode != "platform") {
    return misused({fmt::format("--mode: `{}` is not one of platform, raw", arguments.mode), ""});
  }
  if (arguments.from.empty() && arguments.guest.program.empty()) return misused(kNoProgram);
  const auto key = snapshot_key(arguments);
  if (!key) return fail(key.error());
  Guest guest;
  std::vector<std::string> files;
  if (arguments.from.empty()) {
    auto made = make_guest(arguments.guest);
    if (!made) return fail(made.error());
    guest = std::move(*made);
    files = {guest.kernel, guest.initramfs};
  } else {
    files = {arguments.from + "/state", arguments.from + "/memory"};
    for (const std::string& file : files) {
      if (access(file.c_str(), R_OK) != 0)
        return fail({fmt::format("cannot read {}", file), "name a snapshot's folder"});
    }
  }
  return with_engine(arguments, files, arguments.clones, [&](Engine& engine) -> Result<int> {
    const auto ready = arguments.from.empty() ? boot_to_snapshot(engine, arguments, guest) : load(engine, files, *key);
    if (!ready) return ready.error();
    return drive_clones(engine, arguments);
  });
}

/// Builds what boots, without booting it.
int make_image(const Arguments& arguments) {
  if (arguments.guest.program.empty()) return misused(kNoProgram);
  const auto guest = make_guest(arguments.guest);
  if (!guest) return fail(guest.error());
  return print_json({{"kernel", guest->kernel},
                     {"initramfs", guest->initramfs},
                     {"command_line", vmm::image::kernel_command_line()}})
             ? kOk
             : kUsage;
}

/// What the runner of native programs is told about one: of tests, and for who wonders why a variable is not seen.
int print_layout(const std::string& program) {
  if (access(program.c_str(), R_OK) != 0) return fail({fmt::format("cannot read {}", program), ""});
  const Json layout = vmm::verify::layout_of(program);
  if (layout.is_null()) {
    return fail({fmt::format("{} has no debug information about variables", program), "compile and link it with -g"});
  }
  return print_json(layout) ? kOk : kUsage;
}

/// Seconds that a request may take.
int longest(const Json& request, const Arguments& arguments) {
  if (request.contains("machines") && request.contains("timeout") && request["timeout"].is_number()) {
    return static_cast<int>(request["machines"].size() * request["timeout"].get<double>()) + arguments.patience;
  }
  return 60 + arguments.patience;
}

/// Hands requests from standard input to snapcheck-machine, for tests and benchmarks.
int serve(const Arguments& arguments) {
  auto engine = start_engine(arguments, arguments.inputs, 64);
  if (!engine) return fail(engine.error());
  Json names = Json::object();
  for (const std::string& file : arguments.inputs) names[file] = engine->path(file);
  if (!print_json({{"engine", engine->name()}, {"reason", engine->reason()}, {"files", names}})) return kUsage;
  for (std::string line; std::getline(std::cin, line);) {
    const Json request = Json::parse(line, nullptr, false);
    if (!request.is_object()) return fail({"a request is no JSON object", ""});
    const auto reply = engine->ask(request, longest(request, arguments));
    Json answer = reply ? *reply : Json{{"ok", false}, {"error", reply.error().what}, {"remedy", reply.error().remedy}};
    if (engine->hung()) answer["hung"] = true;
    if (!print_json(answer)) return kUsage;
    if (engine->hung()) return kEnvironment;
  }
  return kOk;
}

}  // namespace

Action declare_vmm(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.require_subcommand(1);
  CLI::App* run_app = app.add_subcommand("run", "boot a program and run it to its end");
  CLI::App* snapshot_app = app.add_subcommand("snapshot", "boot a program to its snapshot point and save it");
  CLI::App* clone_app =
      app.add_subcommand("clone", "restore clones of a snapshot, or of a program that is booted first");
  CLI::App* serve_app = app.add_subcommand("serve", "hand requests to snapcheck-machine");
  CLI::App* image_app =
      app.add_subcommand("image", "build the kernel and initramfs of a program, and say where they are");
  CLI::App* layout_app =
      app.add_subcommand("layout", "print what the debug information of a program says about its variables");
  layout_app->add_option("PROGRAM", arguments->layout_of, "a program or shared library")->required();
  for (CLI::App* sub : {run_app, snapshot_app, clone_app, image_app}) declare_guest_options(*sub, arguments->guest);
  for (CLI::App* sub : {run_app, clone_app}) {
    sub->add_option("--message", arguments->messages, "text to send when the program waits for one; repeatable")
        ->allow_extra_args(false);
  }
  for (CLI::App* sub : {snapshot_app, clone_app}) {
    sub->add_option("--key-file", arguments->key_file, "file with the key of an encrypted snapshot: 64 hex digits");
  }
  snapshot_app->add_option("--output", arguments->output, "folder for the snapshot");
  clone_app->add_option("--from", arguments->from, "folder of a saved snapshot");
  clone_app->add_option("--clones", arguments->clones, "how many")->check(CLI::Range(1, 250));
  clone_app->add_option("-j,--jobs", arguments->jobs, "how many run at the same time")->check(CLI::Range(1, 64));
  clone_app->add_option("--mode", arguments->mode, "platform: reseed and set the clock; raw: nothing");
  clone_app->add_option("--generation", arguments->generation, "VM generation id: notify, silent or keep");
  for (CLI::App* sub : {run_app, snapshot_app, clone_app, serve_app}) {
    sub->add_option("--patience", arguments->patience,
                    "seconds beyond --timeout until a virtual machine that does not answer is ended and started anew")
        ->check(CLI::Range(1, 3600));
  }
  declare_engine_option(*serve_app, arguments->guest);
  serve_app->add_option("--input", arguments->inputs, "file that requests may name; repeatable")
      ->allow_extra_args(false);
  serve_app->add_option("--memory", arguments->guest.memory, "MiB that the largest guest will have");
  return [=]() -> int {
    vmm::image::watch_signals();
    if (run_app->parsed()) return run_guest(*arguments);
    if (snapshot_app->parsed()) return take_snapshot(*arguments);
    if (clone_app->parsed()) return make_clones(*arguments);
    if (image_app->parsed()) return make_image(*arguments);
    if (layout_app->parsed()) return print_layout(arguments->layout_of);
    return serve(*arguments);
  };
}

}  // namespace snapcheck::cli
