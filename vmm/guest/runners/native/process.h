// A running program seen from outside: its memory, what is mapped where, and its data symbols.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace snapcheck::runner {

/// One line of /proc/PID/maps.
struct Mapping {
  std::uint64_t begin = 0, end = 0, offset = 0;
  bool writable = false;
  std::string path;
};

/// A variable of the program: a data symbol in a writable section, with its address in the process.
struct Variable {
  std::string name;  ///< as plain_name (names.h) has it; several can have the same
  std::uint64_t address = 0, size = 0;
  std::string file;        ///< that has it
  std::uint64_t bias = 0;  ///< address in the process minus address in the file
};

std::vector<Mapping> mappings_of(pid_t process);

/// The bytes at an address of the process; nothing if they cannot be read whole.
std::optional<std::string> read_memory(pid_t process, std::uint64_t address, std::uint64_t size);

/// The variables of the program and of its libraries, without those of the system's folders and of the hooks SDK. From
/// .symtab, or .dynsym of a stripped file. Only ELF of 64 bits, little-endian; other files have none.
std::vector<Variable> variables_of(pid_t process, const std::vector<Mapping>& mappings);

/// Address in the process minus address in the file; nothing for a file that is not mapped.
std::optional<std::uint64_t> bias_of(pid_t process, const std::vector<Mapping>& mappings, const std::string& file);

/// The random number by which functions see that they wrote too far; 0 if it is not known.
std::uint64_t stack_guard_of(pid_t process);

/// Where the hooks SDK counts restores in the process (snapcheck_own_counter); nothing without the SDK.
std::optional<std::uint64_t> counter_of_sdk(pid_t process, const std::vector<Mapping>& mappings);

}  // namespace snapcheck::runner
