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
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vmm/guest/runners/native/entries.h"
#include "vmm/guest/runners/native/frames.h"
#include "vmm/guest/runners/native/memory.h"
#include "vmm/guest/runners/native/process.h"
#include "vmm/guest/runners/native/typed.h"

namespace snapcheck::runner {
namespace {

constexpr int kFramePointer = 6, kStackPointer = 7;  // DWARF's numbers

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
    entry["value"] = memory.masked(*elements, word(bytes, 0), whole);
    whole = whole && elements->size() == word(bytes, 8) - word(bytes, 0);
  } else if (bytes.size() == 8 && memory.mapping_at(word(bytes, 0)) != nullptr) {
    entry["type"] = "pointer";
    whole = whole && !memory.leads_to_state(word(bytes, 0));
  } else if (bytes.size() <= 8 && (bytes.size() & (bytes.size() - 1)) == 0) {
    entry["value"] = numeral(word(bytes, 0, bytes.size()));
  } else {
    entry["value"] = memory.masked(bytes, variable.address, whole);
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

/// One reader for each file with a layout that is part of the process.
class Readers {
 public:
  Readers(const Layouts& layouts, const Memory& memory, Entries& entries)
      : layouts_(layouts), memory_(memory), entries_(entries) {}

  TypedReader* of(const std::string& file, std::uint64_t bias) {
    const auto layout = layouts_.find(file);
    if (layout == layouts_.end()) return nullptr;
    auto& reader = readers_[file];
    if (!reader) reader = std::make_unique<TypedReader>(layout->second, bias, memory_, entries_);
    return reader.get();
  }

  const TypedVariable* type_of(const Variable& variable) const {
    const auto layout = layouts_.find(variable.file);
    if (layout == layouts_.end()) return nullptr;
    const auto found = layout->second.variables.find(variable.address - variable.bias);
    return found == layout->second.variables.end() ? nullptr : &found->second;
  }

 private:
  const Layouts& layouts_;
  const Memory& memory_;
  Entries& entries_;
  std::map<std::string, std::unique_ptr<TypedReader>> readers_;
};

/// Where the base of a function's variables is, of the frame `at`.
std::optional<std::uint64_t> base_of(const MainFunction& function, const std::vector<Frame>& frames, std::size_t at) {
  if (function.base == kStackPointer) return frames[at].sp;
  if (function.base == kFramePointer) return frames[at].bp;
  if (function.base >= 0 || at + 1 >= frames.size()) return std::nullopt;
  return frames[at + 1].sp;
}

void read_main(pid_t process, const Layouts& layouts, const Memory& memory, Readers& readers) {
  const bool any =
      std::any_of(layouts.begin(), layouts.end(), [](const auto& one) { return !one.second.main.locals.empty(); });
  if (!any) return;
  const std::vector<Frame> frames = frames_of(process);
  for (const auto& [file, layout] : layouts) {
    const auto bias = bias_of(process, memory.mappings(), file);
    if (!bias) continue;
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const auto alive = layout.main.alive(frames[i].pc - *bias);
      const auto base = base_of(layout.main, frames, i);
      if (alive.empty() || !base) continue;
      for (const MainFunction::Local* local : alive) {
        readers.of(file, *bias)->read(*local, *base + static_cast<std::uint64_t>(local->offset));
      }
      return;
    }
  }
}

}  // namespace

nlohmann::json read_state(pid_t process, const Layouts& layouts, std::size_t limit) {
  const Memory memory(process);
  Entries entries(limit);
  std::vector<Variable> variables = variables_of(process, memory.mappings());
  std::sort(variables.begin(), variables.end(), [](const Variable& a, const Variable& b) {
    return a.name != b.name ? a.name < b.name : a.address < b.address;
  });
  Readers readers(layouts, memory, entries);
  for (const Variable& variable : variables) {
    if (const TypedVariable* type = readers.type_of(variable); type != nullptr)
      readers.of(variable.file, variable.bias)->announce(*type, variable.address);
  }
  for (const Variable& variable : variables) {
    if (const TypedVariable* type = readers.type_of(variable); type != nullptr) {
      readers.of(variable.file, variable.bias)->read(*type, variable.address);
    } else {
      entries.add(variable.name, variable.name, described(memory, variable));
    }
  }
  read_main(process, layouts, memory, readers);
  const bool truncated = entries.truncated();
  nlohmann::json all = entries.take();
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a["path"] < b["path"]; });
  return {{"state", all}, {"truncated", truncated}};
}

}  // namespace snapcheck::runner
