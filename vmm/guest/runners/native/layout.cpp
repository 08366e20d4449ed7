#include "vmm/guest/runners/native/layout.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

#include "vmm/guest/runners/native/names.h"

namespace snapcheck::runner {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, Type::Kind>, 16> kKinds = {{
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
    {"deque", Type::Kind::deque},
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

MainFunction main_in(const json& row, std::size_t types) {
  MainFunction main;
  main.ranges = row.at("ranges").get<Ranges>();
  main.base = row.value("register", -1);
  for (const json& one : row.at("lines")) main.lines[one.at(0)] = one.at(1);
  main.inlined = row.at("inlined").get<std::vector<std::pair<Ranges, int>>>();
  for (const json& one : row.at("locals")) {
    if (one.at(2) < types) main.locals.push_back({one.at(0), one.at(1), one.at(2), one.at(3), one.at(4).get<Ranges>()});
  }
  return main;
}

bool is_in(const Ranges& ranges, std::uint64_t address) {
  return std::ranges::any_of(ranges,
                             [&](const auto& range) { return address >= range.first && address < range.second; });
}

}  // namespace

/// Those that were declared on the lines above: on the line itself a call may be on its way to make the variable.
std::vector<const MainFunction::Local*> MainFunction::alive(std::uint64_t address) const {
  std::vector<const Local*> found;
  const std::uint64_t call = address - 1;  // the call itself may be the last instruction of a block
  if (!is_in(ranges, call)) return found;
  int line = 0;
  if (const auto next = lines.upper_bound(call); next != lines.begin()) line = std::prev(next)->second;
  for (const auto& [where, calling] : inlined) {
    if (calling > 0 && is_in(where, call)) line = calling;
  }
  for (const Local& local : locals) {
    if (local.line < line && is_in(local.scope, call)) found.push_back(&local);
  }
  return found;
}

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
    if (all.contains("main")) layout.main = main_in(all["main"], types);
    return layout;
  } catch (const std::exception& error) {
    throw std::runtime_error(path + " is no layout: " + error.what());
  }
}

}  // namespace snapcheck::runner
