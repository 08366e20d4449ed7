// What the commands that start guests share: their options, and the guest that they make of them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/engine/engine.h"

namespace snapcheck::cli {

struct GuestOptions {
  std::string engine = "auto";
  std::string kernel;
  std::string agent;    ///< another than the one beside this program
  std::string runtime;  ///< of `program`: native, python or java
  int memory = 256;     ///< MiB
  int cpus = 1;
  int timeout = 60;  ///< seconds, of each step
  bool no_freeze = false;
  std::vector<std::string> environment;
  std::vector<std::string> files;    ///< HOST:GUEST
  std::vector<std::string> program;  ///< and its arguments
};

void declare_engine_option(CLI::App& app, GuestOptions& options);
void declare_guest_options(CLI::App& app, GuestOptions& options);

/// What an engine must be able to read for the guest to boot.
struct Guest {
  std::string kernel;     ///< vmlinux
  std::string initramfs;  ///< in the cache
};

base::Result<vmm::engine::Choice> engine_choice(const std::string& name);
/// There is a program.
base::Result<Guest> make_guest(const GuestOptions& options);

}  // namespace snapcheck::cli
