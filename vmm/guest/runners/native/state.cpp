// Of a program with debug information the host says how its variables are built (layout.h, typed.h). Of others a symbol
// has a size and no type, so the shape of the bytes decides. Two layouts of libstdc++ are known well enough to look
// inside, because the check is strict:
//
//   std::string   pointer, size, 16 bytes: the text itself if it is shorter than 16 (then the pointer is to them), or
//                 the capacity
//   std::vector   begin, end, end of capacity: all three in the same mapping, in order, or all null
//
// A word that points to something that can be written may lead to any state, which is not read: the entry says so.
//
// A snapcheck::engine is its two pointers to the counters of restores, the sum of these when it was seeded, and the
// engine. One that was seeded before the last restore is seeded anew at its next draw: what it is now is no state.
#include "vmm/guest/runners/native/state.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "vmm/guest/runners/native/entries.h"
#include "vmm/guest/runners/native/memory.h"
#include "vmm/guest/runners/native/process.h"
#include "vmm/guest/runners/native/typed.h"

namespace snapcheck::runner {
namespace {

/// Of a variable without a type: by the shape of its bytes.
void describe(const Memory& memory, const Variable& variable, std::string bytes, nlohmann::json& entry, bool& whole) {
  if (const std::size_t engine = memory.outdated_engine(bytes); engine != std::string::npos) {
    bytes.resize(engine);  // how long it is, only its type says
    whole = false;
    if (engine == 0) return;
  }
  if (const auto text = memory.string_in(bytes, variable.address)) {
    entry["type"] = "std::string";
    entry["value"] = shown(*text);
  } else if (const auto elements = memory.vector_in(bytes)) {
    entry["type"] = "std::vector";
    entry["value"] = memory.masked(*elements, whole);
    whole = whole && elements->size() == word(bytes, 8) - word(bytes, 0);
  } else if (bytes.size() == 8 && memory.mapping_at(word(bytes, 0)) != nullptr) {
    entry["type"] = "pointer";
    whole = whole && !memory.leads_to_state(word(bytes, 0));
  } else if (bytes.size() <= 8 && (bytes.size() & (bytes.size() - 1)) == 0) {
    const std::uint64_t number = word(bytes, 0, bytes.size());
    if (number >> 53 == 0) {
      entry["value"] = number;
    } else {
      entry["value"] = std::to_string(number);
    }
  } else {
    entry["value"] = memory.masked(bytes, whole);
  }
}

nlohmann::json described(const Memory& memory, const Variable& variable) {
  nlohmann::json entry = {{"type", std::to_string(variable.size) + " bytes"}};
  auto bytes = memory.read(variable.address, std::min(variable.size, kLargest));
  bool whole = bytes && variable.size <= kLargest;
  if (bytes) describe(memory, variable, std::move(*bytes), entry, whole);
  if (!whole) entry["unread"] = true;
  return entry;
}

}  // namespace

nlohmann::json read_state(pid_t process, const Layouts& layouts, std::size_t limit) {
  const Memory memory(process);
  Entries entries(limit);
  std::vector<Variable> variables = variables_of(process, memory.mappings());
  std::sort(variables.begin(), variables.end(), [](const Variable& a, const Variable& b) {
    return a.name != b.name ? a.name < b.name : a.address < b.address;
  });
  std::map<std::string, std::unique_ptr<TypedReader>> readers;  // of files
  const auto typed = [&](const Variable& variable) -> std::pair<TypedReader*, const TypedVariable*> {
    const auto layout = layouts.find(variable.file);
    if (layout == layouts.end()) return {};
    const auto found = layout->second.variables.find(variable.address - variable.bias);
    if (found == layout->second.variables.end()) return {};
    auto& reader = readers[variable.file];
    if (!reader) reader = std::make_unique<TypedReader>(layout->second, variable.bias, memory, entries);
    return {reader.get(), &found->second};
  };
  for (const Variable& variable : variables) {
    if (const auto [reader, known] = typed(variable); reader != nullptr) reader->announce(*known, variable.address);
  }
  for (const Variable& variable : variables) {
    if (const auto [reader, known] = typed(variable); reader != nullptr) {
      reader->read(*known, variable.address);
    } else {
      entries.add(variable.name, variable.name, described(memory, variable));
    }
  }
  const bool truncated = entries.truncated();
  nlohmann::json all = entries.take();
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a["path"] < b["path"]; });
  return {{"state", all}, {"truncated", truncated}};
}

}  // namespace snapcheck::runner
