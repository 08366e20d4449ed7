#include "vmm/guest/runners/native/layout.h"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

#include "vmm/guest/runners/native/names.h"

namespace snapcheck::runner {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, Type::Kind>, 15> kKinds = {{
    {"closed", Type::Kind::closed},
    {"bytes", Type::Kind::bytes},
    {"number", Type::Kind::number},
    {"float", Type::Kind::real},
    {"letters", Type::Kind::letters},
    {"string", Type::Kind::string},
    {"text", Type::Kind::text},
    {"pointer", Type::Kind::pointer},
    {"array", Type::Kind::array},
    {"vector", Type::Kind::vector},
    {"tree", Type::Kind::tree},
    {"chain", Type::Kind::chain},
    {"list", Type::Kind::list},
    {"optional", Type::Kind::optional},
    {"record", Type::Kind::record},
}};

std::uint64_t size_of(Type::Kind kind) {
  if (kind == Type::Kind::string) return 32;
  return kind == Type::Kind::text || kind == Type::Kind::pointer ? 8 : 0;
}

Type type_in(const json& row, std::size_t types) {
  Type type;
  const std::string kind = row.at("kind");
  for (const auto& [name, one] : kKinds) {
    if (name == kind) type.kind = one;
  }
  type.size = row.value("size", size_of(type.kind));
  type.of = row.value("of", row.value("to", std::size_t{0}));
  type.count = row.value("count", std::uint64_t{0});
  type.step = row.value("step", std::uint64_t{0});
  if (type.kind == Type::Kind::array) type.size = type.count * type.step;
  type.is_signed = row.value("signed", false);
  type.one = row.value("one", false);
  type.is_open = row.value("open", false);
  type.is_virtual = row.value("virtual", false);
  type.name = plain_name(row.value("name", ""));
  for (const json& one : row.value("fields", json::array())) {
    Field field{one.at(0), one.at(1), one.at(2)};
    if (one.size() == 5) {
      field.bit = one.at(3);
      field.bits = one.at(4);
    }
    if (field.type >= types) throw std::runtime_error("a field of no type");
    type.fields.push_back(field);
  }
  if (type.of >= types) throw std::runtime_error("a type of no type");
  return type;
}

}  // namespace

Layout read_layout(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) throw std::runtime_error("cannot read " + path);
  try {
    const json all = json::parse(stream);
    Layout layout;
    const std::size_t types = all.at("types").size();
    for (const json& row : all.at("types")) layout.types.push_back(type_in(row, types));
    for (const json& row : all.at("variables")) {
      const std::size_t type = row.at(2);
      if (type < types) layout.variables[row.at(1)] = {plain_name(row.at(0)), type};
    }
    for (const auto& [address, type] : all.at("classes").items()) {
      if (type < types) layout.classes[std::stoull(address)] = type;
    }
    return layout;
  } catch (const std::exception& error) {
    throw std::runtime_error(path + " is no layout: " + error.what());
  }
}

}  // namespace snapcheck::runner
