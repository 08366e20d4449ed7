#include "vmm/verify/writers.h"

#include <algorithm>
#include <map>

namespace snapcheck::vmm::verify {

const std::vector<Writer>& writers() {
  static const std::vector<Writer> kWriters = {
      {"text", write_text},   {"json", write_json},         {"html", write_html},
      {"junit", write_junit}, {"markdown", write_markdown},
  };
  return kWriters;
}

const Writer* writer_named(std::string_view name) {
  const auto found = std::ranges::find(writers(), name, &Writer::name);
  return found == writers().end() ? nullptr : &*found;
}

void redact(std::vector<Report>& reports) {
  for (Report& report : reports) {
    for (Observation& seen : report.observations) {
      if (seen.kind == Observation::kDescriptor) continue;  // says what was done, and not with what
      std::map<std::string, std::string> letters;
      for (auto& row : seen.values) {
        for (Cell& cell : row) {
          if (!cell) continue;
          const std::size_t next = letters.size();
          const std::string label =
              next < 26 ? std::string(1, static_cast<char>('a' + next)) : "v" + std::to_string(next);
          cell = letters.try_emplace(*cell, label).first->second;
        }
      }
    }
  }
}

std::string idle_text(const IdleHook& hook) {
  return hook.name + (hook.phase == "before" ? " before the snapshot" : " after the restore") + " never ran: " +
         (hook.lost ? "only a weak reference held it, and the garbage collector took it before the snapshot"
                    : "it was registered when the phase had begun or was over");
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? '?' : c;
    }
  }
  return out;
}

std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not inside of a character
  return text.substr(0, end) + "...";
}

}  // namespace snapcheck::vmm::verify
