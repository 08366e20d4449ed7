// The C and C++ files of a tree, as translation units that snapcheck-cxx reads.
//
//   commands   how each file is compiled: compile_commands.json, or guessed      commands.h, includes.h
//   plan       which units have to be read so that some files are seen: a header is seen by a unit that includes it
//   read       from the cache, or by a process of its own                        cache.h, process.h, unit.h
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzer/lang/cpp/cache.h"
#include "analyzer/lang/cpp/commands.h"
#include "analyzer/lang/cpp/includes.h"
#include "analyzer/lang/cpp/unit.h"

namespace snapcheck::lang::cpp {

struct UnitOptions {
  std::vector<std::string> roots;     ///< the scanned files and folders, as the user wrote them
  std::vector<std::string> commands;  ///< compile_commands.json files or their folders; empty: look for some
  bool cache = true;
  std::chrono::milliseconds limit{};  ///< for reading one unit
};

class Units {
 public:
  /// `files`: all C and C++ files of the scan, as shown. Fails when the named compile_commands.json cannot be used or
  /// snapcheck-cxx is missing.
  static base::Result<std::unique_ptr<Units>> open(const UnitOptions& options, std::vector<std::string> files);

  /// What was assumed, for a notice; empty when every file has its own command.
  const std::string& assumption() const { return assumption_; }

  /// Sources that the compile_commands.json of their own project does not name: no part of its build.
  std::size_t left_out() const { return left_out_; }

  /// The units to read for these files, as indices of their main files, ascending.
  std::vector<std::uint32_t> plan(const std::vector<std::uint32_t>& wanted) const;

  /// Facts of the unit's files. Thread-safe. Fails when Clang crashed, or took too long.
  base::Result<Unit> read(std::uint32_t file);

 private:
  Units(const UnitOptions& options, std::vector<std::string> files, std::string helper);
  base::Result<std::vector<CommandSource>> read_commands();
  base::Result<void> add_commands(const CommandSource& source, bool of_others);
  bool is_in_build(std::uint32_t file) const;
  void say_what_is_assumed(const std::vector<CommandSource>& sources);
  std::vector<std::string> arguments(std::uint32_t file) const;
  std::vector<std::string> guessed(std::uint32_t file) const;
  std::vector<std::string> absent(const std::vector<std::string>& flags, const Unit& unit) const;
  base::Result<Unit> checked(const std::string& bytes) const;

  UnitOptions options_;
  std::vector<std::string> files_;
  std::vector<std::string> real_;  ///< absolute, without symbolic links
  std::string helper_;
  std::string helper_stamp_;  ///< its size and time: another build makes other facts
  Includes includes_;
  CommandFile commands_;
  std::vector<std::string> builds_;  ///< folders with commands for their files: what has none there is not compiled
  std::size_t left_out_ = 0;
  bool prefers_c_ = false;  ///< headers of the tree are C
  std::vector<std::string> said_;
  std::string assumption_;
  Cache cache_;
};

}  // namespace snapcheck::lang::cpp
