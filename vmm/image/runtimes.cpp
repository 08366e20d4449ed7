#include "vmm/image/runtimes.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <vector>

#include "vmm/image/cache.h"
#include "vmm/image/cleanup.h"
#include "vmm/image/digest.h"
#include "vmm/image/files.h"
#include "vmm/image/guest.h"

namespace snapcheck::vmm::image {
namespace {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

constexpr const char* kOtherPython =
    "name another interpreter with --python, or with `python:` in snapcheck-verify.yaml";
constexpr const char* kOtherJava =
    "install openjdk-17-jdk-headless, or name the java of another JDK with --java or `java:`";
constexpr const char* kJavaHome = "/usr/lib/jvm/guest";
constexpr const char* kJavaModules =
    "java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,"
    "java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,"
    "jdk.crypto.ec,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs";

/// What a program prints. Its own errors go where ours go.
Result<std::string> output_of(const std::vector<std::string>& command) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return Error{std::string("pipe: ") + std::strerror(errno), ""};
  const pid_t child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    setpgid(0, 0);  // Ctrl-C is for us, who end it
    dup2(ends[1], 1);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  close(ends[1]);
  if (child > 0) add_child(child);
  std::string text;
  char piece[4096];
  for (ssize_t got; (got = read(ends[0], piece, sizeof piece)) != 0;) {
    if (got > 0) text.append(piece, static_cast<std::size_t>(got));
    if (got < 0 && errno != EINTR) break;
  }
  close(ends[0]);
  int status = 0;
  const bool ended = child > 0 && waitpid(child, &status, 0) == child;
  if (child > 0) remove_child(child);
  if (!ended || status != 0) {
    return Error{command[0] + " does not run", "name a working " + fs::path(command[0]).filename().string()};
  }
  return text;
}

bool skip_in_python(const std::string& path) {
  static constexpr std::array kFolders = {"test",          "tests",      "idlelib", "tkinter",
                                          "turtledemo",    "ensurepip",  "lib2to3", "site-packages",
                                          "dist-packages", "pydoc_data", "lib-tk",  "__phello__"};
  const fs::path name = fs::path(path).filename();
  if (name.string().starts_with("config-") || name.extension() == ".a") return true;
  return std::ranges::any_of(kFolders, [&](const char* folder) { return name == folder; });
}

/// "3.6.15" < 3.9
bool older(const std::string& version, int major, int minor) {
  int numbers[2] = {0, 0};
  if (std::sscanf(version.c_str(), "%d.%d", &numbers[0], &numbers[1]) < 1) return true;
  return numbers[0] < major || (numbers[0] == major && numbers[1] < minor);
}

}  // namespace

Result<std::string> add_python(Tree& tree, const std::string& interpreter) {
  const auto answer = output_of({interpreter, "-I", "-c",
                                 "import os, sys, sysconfig\n"
                                 "print(os.path.realpath(sys.executable))\n"
                                 "print(sysconfig.get_path('stdlib'))\n"
                                 "print(sysconfig.get_path('platstdlib'))\n"
                                 "print(sys.implementation.name)\n"
                                 "print(*sys.version_info[:3], sep='.')"});
  if (!answer) return Error{interpreter + " does not run", kOtherPython};
  std::istringstream lines(*answer);
  std::string executable, library, platform_library, name, version;
  std::getline(lines, executable);
  std::getline(lines, library);
  std::getline(lines, platform_library);
  std::getline(lines, name);
  std::getline(lines, version);
  if (name != "cpython") return Error{interpreter + " is " + name + ", not CPython", kOtherPython};
  if (older(version, 3, 9)) {
    return Error{interpreter + " is Python " + version + "; verify needs 3.9 or newer", kOtherPython};
  }
  if (auto done = add_program(tree, executable, executable); !done) return done.error();
  for (const std::string& folder : {library, platform_library}) {
    if (tree.contains(folder)) continue;
    // Compiled modules carry the time of their source: without it Python would compile everything at each start.
    if (auto done = tree.add_tree(folder, folder, skip_in_python, true); !done) return done.error();
    if (auto done = add_libraries_below(tree, folder); !done) return done.error();
  }
  return executable;
}

Result<std::string> add_java(Tree& tree, const std::string& java) {
  const auto answer = output_of({"/bin/sh", "-c", "\"$1\" -XshowSettings:properties -version 2>&1", "sh", java});
  if (!answer) return Error{java + " does not run", kOtherJava};
  std::string home, version, specification;
  std::istringstream lines(*answer);
  for (std::string line; std::getline(lines, line);) {
    const auto value_of = [&](const std::string& key) {
      const std::size_t at = line.find(key + " = ");
      return at == std::string::npos ? "" : line.substr(at + key.size() + 3);
    };
    if (home.empty()) home = value_of("java.home");
    if (version.empty()) version = value_of("java.vm.version");
    if (specification.empty()) specification = value_of("java.specification.version");
  }
  if (older(specification, 17, 0)) {
    return Error{java + " is Java " + specification + "; verify needs 17 or newer", kOtherJava};
  }
  const std::string jlink = home + "/bin/jlink";
  if (access(jlink.c_str(), X_OK) != 0 || !fs::is_directory(home + "/jmods")) {
    return Error{home + " has no jlink and jmods", kOtherJava};
  }
  Digest digest;
  for (const std::string& part : {std::string("java 1"), home, version, std::string(kJavaModules)}) digest.add(part);
  const std::string folder = cache_folder() + "/java/" + digest.hex();
  if (!use_cached(folder)) {
    if (auto done = make_folders(cache_folder() + "/java"); !done) return done.error();
    Draft draft(folder);
    const auto made = output_of({jlink, "--add-modules", kJavaModules, "--strip-debug", "--no-header-files",
                                 "--no-man-pages", "--output", draft.name()});
    // The archive of parsed classes halves the start.
    if (!made || !output_of({draft.name() + "/bin/java", "-Xshare:dump"}) || !draft.keep()) {
      if (!fs::is_directory(folder)) return Error{"jlink failed to make a run time from " + home, ""};
    }
    prune_cache(cache_folder() + "/java", kMaxCached);
  }
  // The class archive is checked against the time of the modules file.
  if (auto done = tree.add_tree(kJavaHome, folder, nullptr, true); !done) return done.error();
  const std::string program = std::string(kJavaHome) + "/bin/java";
  if (auto done = add_program(tree, folder + "/bin/java", program); !done) return done.error();
  if (auto done = add_libraries_below(tree, kJavaHome); !done) return done.error();
  return program;
}

}  // namespace snapcheck::vmm::image
