// Without debug information a symbol has a size and no type, so the shape of the bytes decides. Two layouts of
// libstdc++ are known well enough to look inside, because the check is strict:
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
#include <cstring>
#include <optional>
#include <string>

#include "vmm/guest/runners/native/process.h"

namespace snapcheck::runner {
namespace {

constexpr std::uint64_t kLongest = 4096;      // bytes shown; more are a digest
constexpr std::uint64_t kLargest = 64 << 20;  // bytes read of one variable

class Reader {
 public:
  explicit Reader(pid_t process)
      : process_(process), mappings_(mappings_of(process)), counter_(counter_of_sdk(process, mappings_)) {}

  nlohmann::json read(std::size_t limit) {
    nlohmann::json entries = nlohmann::json::array();
    std::vector<Variable> variables = variables_of(process_, mappings_);
    std::sort(variables.begin(), variables.end(), [](const Variable& a, const Variable& b) {
      return a.name != b.name ? a.name < b.name : a.address < b.address;
    });
    const bool truncated = variables.size() > limit;
    if (truncated) variables.resize(limit);
    std::string last;
    int same = 0;
    for (const Variable& variable : variables) {
      same = variable.name == last ? same + 1 : 1;  // statics of several sources
      last = variable.name;
      nlohmann::json entry = {{"name", variable.name},
                              {"path", variable.name + (same > 1 ? "#" + std::to_string(same) : "")}};
      describe(variable, entry);
      entries.push_back(entry);
    }
    return {{"state", entries}, {"truncated", truncated}};
  }

 private:
  const Mapping* mapping_at(std::uint64_t address) const {
    for (const Mapping& mapping : mappings_) {
      if (address >= mapping.begin && address < mapping.end) return &mapping;
    }
    return nullptr;
  }

  static std::uint64_t word(const std::string& bytes, std::size_t at, std::size_t size = 8) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data() + at, size);
    return value;
  }

  bool leads_to_state(std::uint64_t address) const {
    const Mapping* mapping = mapping_at(address);
    return mapping != nullptr && mapping->writable;
  }

  std::uint64_t number_at(std::uint64_t address) const {
    const auto bytes = read_memory(process_, address, 8);
    return bytes ? word(*bytes, 0) : 0;
  }

  /// Where an engine of the SDK begins that is still to be seeded anew; npos when there is none.
  std::size_t outdated_engine(const std::string& bytes) const {
    for (std::size_t at = 0; counter_ && at + 24 < bytes.size(); at += 8) {
      const std::uint64_t kernel = word(bytes, at + 8);
      if (word(bytes, at) != *counter_ || mapping_at(kernel) == nullptr) continue;
      if (word(bytes, at + 16) != number_at(*counter_) + number_at(kernel)) return at;
    }
    return std::string::npos;
  }

  void describe(const Variable& variable, nlohmann::json& entry) const {
    auto bytes = read_memory(process_, variable.address, std::min(variable.size, kLargest));
    entry["type"] = std::to_string(variable.size) + " bytes";
    bool whole = bytes && variable.size <= kLargest;
    if (bytes) describe(variable, *bytes, entry, whole);
    if (!whole) entry["unread"] = true;
  }

  void describe(const Variable& variable, std::string& bytes, nlohmann::json& entry, bool& whole) const {
    if (const std::size_t engine = outdated_engine(bytes); engine != std::string::npos) {
      bytes.resize(engine);  // how long it is, only its type says
      whole = false;
      if (engine == 0) return;
    }
    if (const auto text = string_in(bytes, variable.address)) {
      entry["type"] = "std::string";
      entry["value"] = text->size() <= kLongest ? printable(*text) : digest(*text);
    } else if (const auto elements = vector_in(bytes)) {
      entry["type"] = "std::vector";
      entry["value"] = masked(*elements, whole);
      whole = whole && elements->size() == word(bytes, 8) - word(bytes, 0);
    } else if (bytes.size() == 8 && mapping_at(word(bytes, 0)) != nullptr) {
      entry["type"] = "pointer";
      whole = whole && !leads_to_state(word(bytes, 0));
    } else if (bytes.size() <= 8 && (bytes.size() & (bytes.size() - 1)) == 0) {
      const std::uint64_t number = word(bytes, 0, bytes.size());
      if (number >> 53 == 0) {
        entry["value"] = number;
      } else {
        entry["value"] = std::to_string(number);
      }
    } else {
      entry["value"] = masked(bytes, whole);
    }
  }

  std::optional<std::string> string_in(const std::string& bytes, std::uint64_t address) const {
    if (bytes.size() != 32) return std::nullopt;
    const std::uint64_t data = word(bytes, 0), size = word(bytes, 8), capacity = word(bytes, 16);
    if (data == address + 16) {
      if (size > 15 || bytes[16 + size] != 0) return std::nullopt;
      return bytes.substr(16, size);
    }
    if (capacity < 16 || size > capacity || size > kLargest || mapping_at(data) == nullptr) return std::nullopt;
    const auto text = read_memory(process_, data, size + 1);
    if (!text || text->back() != 0) return std::nullopt;
    return text->substr(0, size);
  }

  std::optional<std::string> vector_in(const std::string& bytes) const {
    if (bytes.size() != 24) return std::nullopt;
    const std::uint64_t begin = word(bytes, 0), end = word(bytes, 8), last = word(bytes, 16);
    const Mapping* mapping = mapping_at(begin);
    if (mapping == nullptr || end < begin || last < end || last > mapping->end || !mapping->writable)
      return std::nullopt;
    return read_memory(process_, begin, std::min(end - begin, kLargest));
  }

  /// Hexadecimal, with the aligned words that point into the process as "pointer"; long ones as a digest of that. Not
  /// `whole` when one of them leads to state.
  std::string masked(const std::string& bytes, bool& whole) const {
    static const char kDigits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
      if (at % 8 == 0 && bytes.size() - at >= 8 && mapping_at(word(bytes, at)) != nullptr) {
        text += "<pointer>";
        whole = whole && !leads_to_state(word(bytes, at));
        at += 8;
        continue;
      }
      const auto byte = static_cast<unsigned char>(bytes[at++]);
      text += kDigits[byte >> 4];
      text += kDigits[byte & 15];
    }
    return bytes.size() <= kLongest ? text : digest(text);
  }

  /// Valid UTF-8 for JSON: other bytes as \xNN.
  static std::string printable(const std::string& text) {
    try {
      (void)nlohmann::json(text).dump();
      return text;
    } catch (const nlohmann::json::exception&) {
      std::string escaped;
      for (const char c : text) {
        char hex[8];
        std::snprintf(hex, sizeof hex, "\\x%02x", static_cast<unsigned char>(c));
        escaped += c >= 0x20 && c < 0x7f ? std::string(1, c) : hex;
      }
      return escaped;
    }
  }

  /// FNV-1a of 64 bits: two machines are compared, nobody attacks.
  static std::string digest(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    char hex[32];
    std::snprintf(hex, sizeof hex, "fnv1a:%016llx", static_cast<unsigned long long>(hash));
    return hex;
  }

  pid_t process_;
  std::vector<Mapping> mappings_;
  std::optional<std::uint64_t> counter_;  ///< of restores, where the SDK keeps it
};

}  // namespace

nlohmann::json read_state(pid_t process, std::size_t limit) { return Reader(process).read(limit); }

}  // namespace snapcheck::runner
