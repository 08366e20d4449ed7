// How the variables of the program are built, as the host read it in the debug information (README.md, "Layouts").
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace snapcheck::runner {

struct Field {
  std::string name;  ///< empty: a base class, or a structure without a name
  std::uint64_t offset = 0;
  std::size_t type = 0;
  unsigned bit = 0, bits = 0;  ///< of a field of bits: where in the byte it begins, how many
};

struct Type {
  enum class Kind {
    closed,  ///< nothing is known of it
    bytes,
    number,
    real,
    letters,  ///< an array of char
    string,   ///< std::string
    text,     ///< char*
    pointer,
    array,
    vector,
    tree,   ///< std::map and std::set
    chain,  ///< std::unordered_map and std::unordered_set
    deque,
    list,
    optional,
    record,
  };
  Kind kind = Kind::closed;
  std::uint64_t size = 0;  ///< of an object, in bytes
  std::size_t of = 0;      ///< what it holds or points to
  std::uint64_t count = 0, step = 0;
  bool is_signed = false;
  bool one = false;         ///< a pointer to no array
  bool is_open = false;     ///< there are members of which is not known where
  bool is_virtual = false;  ///< begins with a pointer that tells its class
  std::string name;         ///< of a class
  std::vector<Field> fields;
};

struct TypedVariable {
  std::string name;
  std::size_t type = 0;
};

/// From, until: addresses.
using Ranges = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

/// What `main` has on the stack.
struct MainFunction {
  struct Local {
    std::string name;
    std::int64_t offset = 0;  ///< to the base
    std::size_t type = 0;
    int line = 0;  ///< of its declaration
    Ranges scope;
  };
  Ranges ranges;
  int base = -1;  ///< DWARF's number of the register with the base; -1: the stack before the call
  std::map<std::uint64_t, int> lines;
  std::vector<std::pair<Ranges, int>> inlined;  ///< calls that became part of it -> their line
  std::vector<Local> locals;

  /// What is there when the function is about to return to this address from a call.
  std::vector<const Local*> alive(std::uint64_t address) const;
};

/// Of one file. Addresses are those in the file.
struct Layout {
  std::vector<Type> types;
  std::map<std::uint64_t, TypedVariable> variables;
  std::map<std::uint64_t, std::size_t> classes;  ///< where their type information is
  MainFunction main;
};

/// Throws std::runtime_error when the file is none.
Layout read_layout(const std::string& path);

}  // namespace snapcheck::runner
