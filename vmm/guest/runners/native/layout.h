// How the variables of the program are built, as the host read it in the debug information (README.md, "Layouts").
#pragma once

#include <cstdint>
#include <map>
#include <string>
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

/// Of one file. Addresses are those in the file.
struct Layout {
  std::vector<Type> types;
  std::map<std::uint64_t, TypedVariable> variables;
  std::map<std::uint64_t, std::size_t> classes;  ///< where their type information is
};

/// Throws std::runtime_error when the file is none.
Layout read_layout(const std::string& path);

}  // namespace snapcheck::runner
