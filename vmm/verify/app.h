// What is verified, and how.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "vmm/engine/engine.h"
#include "vmm/verify/judge.h"
#include "vmm/verify/life_cycle.h"

namespace snapcheck::vmm::verify {

enum class Runtime { kPython, kJava, kNative };

/// "python", "java", "native".
std::string_view to_string(Runtime runtime);

/// A file or folder of this host that the program finds in the guest.
struct GuestFile {
  std::string host;
  std::string guest;  ///< in the folder in which the program runs, or from /
};

/// One program of the user. Paths are of this host.
struct App {
  std::string name;  ///< as the user named it
  Runtime runtime = Runtime::kPython;
  std::string folder;                     ///< python: of its modules
  std::string handler;                    ///< python: module.function; java: pkg.Class::method
  std::vector<std::string> class_path;    ///< java: folders and jars
  std::vector<std::string> packages;      ///< python: further folders of modules, not looked into for state
  std::string interpreter;                ///< python: "python3" of this host; java: "java" of a JDK
  int port = 0;                           ///< native: where the program serves HTTP; 0: it reads standard input
  std::vector<std::string> program;       ///< native: path and arguments
  std::vector<std::string> environment;   ///< NAME=VALUE
  std::vector<std::string> services;      ///< HOST:PORT of peers that the guest's agent plays
  std::vector<GuestFile> files;           ///< besides what is said above
  const LifeCycle* life_cycle = nullptr;  ///< requests of a platform around the snapshot, if it sends any
  std::vector<nlohmann::json> events = {nlohmann::json::object()};
  JudgeOptions judging;
};

struct Options {
  engine::Choice engine = engine::Choice::kAuto;
  std::string kernel;       ///< vmlinuz of the guest; empty: as image::guest_kernel chooses
  int boots = 2;            ///< at least 2: one cannot tell constant from cloned
  int clones = 4;           ///< of each snapshot, at least 2
  int invocations = 2;      ///< rounds of all events
  bool platform = true;     ///< reseed the kernel and set the clock; false: raw
  int age = 0;              ///< seconds; more than 0: as many clones again, that much later
  int memory = 0;           ///< MiB of a guest; 0: by its image
  int timeout = 120;        ///< seconds, of each step
  int jobs = 2;             ///< guests that run at the same time
  double hook_budget = 10;  ///< seconds, of all hooks of a phase together
  std::string keep;  ///< folder for the first snapshot of each app and what its guests said; empty: nothing is kept
  /// Called when a step begins: "boot 1", "restore", ...
  std::function<void(const std::string& step)> progress = [](const std::string&) {};
};

}  // namespace snapcheck::vmm::verify
