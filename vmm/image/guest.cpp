#include "vmm/image/guest.h"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <span>
#include <sstream>

#include "vmm/image/files.h"

namespace snapcheck::vmm::image {
namespace {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

constexpr std::uint64_t kMaxProgram = 1ull << 30;

/// What the dynamic section says.
struct Needs {
  std::string interpreter;             ///< empty for static programs and libraries
  std::vector<std::string> libraries;  ///< DT_NEEDED
  std::vector<std::string> folders;    ///< DT_RPATH, DT_RUNPATH; $ORIGIN replaced
};

class ElfView {
 public:
  explicit ElfView(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <typename T>
  std::optional<T> read(std::uint64_t offset) const {
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, bytes_.data() + offset, sizeof(T));
    return value;
  }
  std::string text(std::uint64_t offset) const {
    std::string result;
    for (; offset < bytes_.size() && bytes_[offset] != std::byte{0}; ++offset) {
      result += static_cast<char>(bytes_[offset]);
    }
    return result;
  }

 private:
  std::span<const std::byte> bytes_;
};

std::vector<std::string> split_folders(const std::string& list, const std::string& origin) {
  std::vector<std::string> folders;
  std::istringstream words(list);
  for (std::string word; std::getline(words, word, ':');) {
    for (const std::string variable : {"$ORIGIN", "${ORIGIN}"}) {
      const std::size_t at = word.find(variable);
      if (at != std::string::npos) word.replace(at, variable.size(), origin);
    }
    if (!word.empty()) folders.push_back(word);
  }
  return folders;
}

/// The offset in the file of a virtual address.
std::optional<std::uint64_t> file_offset(const std::vector<Elf64_Phdr>& segments, std::uint64_t address) {
  for (const Elf64_Phdr& segment : segments) {
    if (segment.p_type == PT_LOAD && address >= segment.p_vaddr && address - segment.p_vaddr < segment.p_filesz) {
      return segment.p_offset + (address - segment.p_vaddr);
    }
  }
  return std::nullopt;
}

Needs needs_of(std::span<const std::byte> bytes, const std::string& origin) {
  Needs needs;
  const ElfView elf(bytes);
  const auto header = elf.read<Elf64_Ehdr>(0);
  if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_ident[EI_CLASS] != ELFCLASS64) {
    return needs;
  }
  std::vector<Elf64_Phdr> segments;
  for (std::uint64_t i = 0; i < header->e_phnum; ++i) {
    if (const auto segment = elf.read<Elf64_Phdr>(header->e_phoff + i * sizeof(Elf64_Phdr))) {
      segments.push_back(*segment);
    }
  }
  std::vector<Elf64_Dyn> dynamic;
  std::uint64_t strings = 0;
  for (const Elf64_Phdr& segment : segments) {
    if (segment.p_type == PT_INTERP) needs.interpreter = elf.text(segment.p_offset);
    if (segment.p_type != PT_DYNAMIC) continue;
    for (std::uint64_t at = segment.p_offset; at < segment.p_offset + segment.p_filesz; at += sizeof(Elf64_Dyn)) {
      const auto entry = elf.read<Elf64_Dyn>(at);
      if (!entry || entry->d_tag == DT_NULL) break;
      dynamic.push_back(*entry);
      if (entry->d_tag == DT_STRTAB) strings = file_offset(segments, entry->d_un.d_ptr).value_or(0);
    }
  }
  for (const Elf64_Dyn& entry : dynamic) {
    const std::string text = elf.text(strings + entry.d_un.d_val);
    if (entry.d_tag == DT_NEEDED) needs.libraries.push_back(text);
    if (entry.d_tag == DT_RPATH || entry.d_tag == DT_RUNPATH) needs.folders = split_folders(text, origin);
  }
  return needs;
}

Result<Needs> read_needs(const std::string& path) {
  const auto bytes = read_bytes(path, kMaxProgram);
  if (!bytes) return bytes.error();
  return needs_of(*bytes, fs::path(path).parent_path().string());
}

/// /etc/ld.so.conf and what it includes, then the folders that every loader knows.
std::vector<std::string> system_folders() {
  std::vector<std::string> folders;
  std::error_code error;
  for (fs::directory_iterator walk("/etc/ld.so.conf.d", error), end; !error && walk != end; walk.increment(error)) {
    std::ifstream file(walk->path());
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with('/')) folders.push_back(line);
    }
  }
  for (const char* folder : {"/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib",
                             "/usr/lib", "/usr/local/lib"}) {
    folders.emplace_back(folder);
  }
  return folders;
}

bool is_for_x86_64(const std::string& path) {
  Elf64_Ehdr header{};
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(&header), sizeof header);
  return file && std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 && header.e_ident[EI_CLASS] == ELFCLASS64 &&
         header.e_machine == EM_X86_64;
}

std::string find_library(const std::string& name, const std::vector<std::string>& folders) {
  static const std::vector<std::string> kSystem = system_folders();
  if (name.find('/') != std::string::npos) return name;
  for (const auto* list : {&folders, &kSystem}) {
    for (const std::string& folder : *list) {
      const std::string path = folder + "/" + name;
      if (is_for_x86_64(path)) return path;  // a host may have 32-bit libraries of the same name
    }
  }
  return "";
}

}  // namespace

Result<void> add_agent(Tree& tree, const std::string& agent, const WorkloadSpec& workload) {
  std::string text;
  const auto add = [&](const char* key, const std::string& value) { text += std::string(key) + " " + value + "\n"; };
  for (const std::string& argument : workload.arguments) add("arg", argument);
  for (const std::string& variable : workload.environment) add("env", variable);
  add("cwd", workload.folder);
  add("freeze", workload.freeze ? "yes" : "no");
  for (const std::string& service : workload.services) add("serve", service);
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (lines != workload.arguments.size() + workload.environment.size() + workload.services.size() + 2) {
    return Error{"an argument or a variable of the guest's program has a line break", "pass it in a file"};
  }
  tree.add_file("/init", agent, 0755);
  tree.add_text("/snapcheck/workload", text);
  return {};
}

Result<void> add_program(Tree& tree, const std::string& host_path, const std::string& guest_path) {
  std::vector<std::pair<std::string, std::string>> todo = {{host_path, guest_path}};
  std::set<std::string> done;
  while (!todo.empty()) {
    const auto [from, to] = todo.back();
    todo.pop_back();
    if (!done.insert(to).second) continue;
    const auto needs = read_needs(from);
    if (!needs) return needs.error();
    tree.add_file(to, from, 0755);
    if (!needs->interpreter.empty()) todo.emplace_back(needs->interpreter, needs->interpreter);
    for (const std::string& name : needs->libraries) {
      const std::string library = find_library(name, needs->folders);
      if (library.empty()) return Error{from + " needs the library " + name + ", which is not found", "install it"};
      todo.emplace_back(library, library);
    }
  }
  return {};
}

Result<void> add_libraries_below(Tree& tree, const std::string& folder) {
  std::vector<std::string> objects;
  std::set<std::string> names;
  for (const auto& [path, entry] : tree.entries()) {
    if (entry.kind != Entry::kFile || !("/" + path).starts_with(folder) || path.find(".so") == std::string::npos)
      continue;
    objects.push_back(entry.value);
    names.insert(fs::path(path).filename().string());
  }
  for (const std::string& object : objects) {
    const auto needs = read_needs(object);
    if (!needs) return needs.error();
    for (const std::string& name : needs->libraries) {
      const std::string library = names.contains(name) ? "" : find_library(name, needs->folders);
      if (library.empty() || tree.contains(library)) continue;
      if (auto done = add_program(tree, library, library); !done) return done;
    }
  }
  return {};
}

std::string kernel_command_line(int behind) {
  // random.trust_cpu is left alone: the kernel's own default is what production has.
  const std::string line = "console=ttyS0 quiet panic=-1 reboot=t pci=off nomodule";
  return behind == 0 ? line : line + " snapcheck.behind=" + std::to_string(behind);
}

}  // namespace snapcheck::vmm::image
