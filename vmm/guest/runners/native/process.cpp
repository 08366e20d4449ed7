#include "vmm/guest/runners/native/process.h"

#include <elf.h>
#include <sys/uio.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "vmm/guest/runners/native/names.h"

namespace snapcheck::runner {
namespace {

constexpr const char* kCounter = "snapcheck_own_counter";

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A table of `count` records at an offset of the file, or nothing if the file is too short for it.
template <class Record>
std::vector<Record> table(const std::string& file, std::uint64_t offset, std::uint64_t count) {
  std::vector<Record> records;
  if (offset > file.size() || count > (file.size() - offset) / sizeof(Record)) return records;
  records.resize(count);
  if (count > 0) std::memcpy(records.data(), file.data() + offset, count * sizeof(Record));
  return records;
}

std::string text_at(const std::string& file, const Elf64_Shdr& strings, std::uint64_t at) {
  if (at >= strings.sh_size || strings.sh_offset + strings.sh_size > file.size()) return "";
  const std::string_view all(file.data() + strings.sh_offset, strings.sh_size);
  return std::string(all.substr(at, all.find('\0', at) - at));
}

/// Names that the compiler and the C++ library make.
bool is_of_compiler(const std::string& name) {
  static const char* const kBeginnings[] = {"_",
                                            "std::",
                                            "vtable for ",
                                            "VTT for ",
                                            "typeinfo ",
                                            "guard variable for ",
                                            "DW.ref.",
                                            "completed.",
                                            "environ",
                                            "stdin",
                                            "stdout",
                                            "stderr",
                                            "optarg",
                                            "optind",
                                            "program_invocation",
                                            "construction vtable"};
  return std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                     [&](const char* b) { return name.rfind(b, 0) == 0; });
}

bool is_sdk_library(const std::string& path) { return path.find("/libsnapcheck-hooks.so") != std::string::npos; }

bool is_of_system(const std::string& path) {
  static const char* const kFolders[] = {"/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/"};
  return is_sdk_library(path) ||
         std::any_of(std::begin(kFolders), std::end(kFolders), [&](const char* f) { return path.rfind(f, 0) == 0; });
}

/// Sources of the SDK, when it is linked into the program.
bool is_of_sdk(const std::string& source) {
  return source == "hooks.c" || source == "channel.c" || source == "generation.c";
}

struct File {
  std::string bytes;
  Elf64_Ehdr header;
  std::vector<Elf64_Shdr> sections;
  std::uint64_t bias = 0;  ///< address in the process minus address in the file
  std::string path;
};

/// Variables of a C library that is linked into the program which have a random number, or a pointer mixed with one.
bool is_of_static_library(const std::string& name) { return name == "initial" || name == "tcache_key"; }

bool defines(const File& file, const Elf64_Shdr& strings, const std::vector<Elf64_Sym>& symbols, const char* name) {
  return std::any_of(symbols.begin(), symbols.end(), [&](const Elf64_Sym& symbol) {
    return symbol.st_shndx != SHN_UNDEF && text_at(file.bytes, strings, symbol.st_name) == name;
  });
}

/// The symbols of one section of symbols.
void add_symbols(const File& file, const Elf64_Shdr& section, std::vector<Variable>& found) {
  if (section.sh_link >= file.sections.size()) return;
  const Elf64_Shdr& strings = file.sections[section.sh_link];
  const auto symbols = table<Elf64_Sym>(file.bytes, section.sh_offset, section.sh_size / sizeof(Elf64_Sym));
  const bool has_sdk = defines(file, strings, symbols, "snapcheck_before_checkpoint");
  const bool is_static = defines(file, strings, symbols, "__libc_start_main");
  std::string source;
  for (const Elf64_Sym& symbol : symbols) {
    const unsigned type = ELF64_ST_TYPE(symbol.st_info);
    if (type == STT_FILE) source = text_at(file.bytes, strings, symbol.st_name);
    if (type != STT_OBJECT || symbol.st_size == 0 || symbol.st_shndx >= file.sections.size()) continue;
    if ((file.sections[symbol.st_shndx].sh_flags & (SHF_WRITE | SHF_TLS)) != SHF_WRITE) continue;
    const bool local = ELF64_ST_BIND(symbol.st_info) == STB_LOCAL;
    if (local && has_sdk && is_of_sdk(source)) continue;
    const std::string name = demangled(text_at(file.bytes, strings, symbol.st_name));
    if (name.empty() || is_of_compiler(name) || name == kCounter) continue;
    if (local && is_static && is_of_static_library(name)) continue;
    found.push_back({plain_name(name), file.bias + symbol.st_value, symbol.st_size, file.path, file.bias});
  }
}

bool is_elf(const File& file) {
  return file.bytes.size() >= sizeof(Elf64_Ehdr) && std::memcmp(file.bytes.data(), ELFMAG, SELFMAG) == 0 &&
         file.bytes[EI_CLASS] == ELFCLASS64 && file.bytes[EI_DATA] == ELFDATA2LSB;
}

/// `begin`: where the first byte of the file is mapped.
std::optional<File> open_file(pid_t process, const std::string& path, std::uint64_t begin) {
  File file;
  file.path = path;
  file.bytes = read_file("/proc/" + std::to_string(process) + "/root" + path);
  if (!is_elf(file)) return std::nullopt;
  std::memcpy(&file.header, file.bytes.data(), sizeof file.header);
  file.sections = table<Elf64_Shdr>(file.bytes, file.header.e_shoff, file.header.e_shnum);
  for (const Elf64_Phdr& segment : table<Elf64_Phdr>(file.bytes, file.header.e_phoff, file.header.e_phnum)) {
    if (segment.p_type != PT_LOAD || segment.p_offset != 0) continue;
    file.bias = begin - segment.p_vaddr;
  }
  return file;
}

void add_file(pid_t process, const Mapping& mapping, std::vector<Variable>& found) {
  const auto file = open_file(process, mapping.path, mapping.begin);
  if (!file) return;
  for (const unsigned wanted : {SHT_SYMTAB, SHT_DYNSYM}) {
    const std::size_t before = found.size();
    for (const Elf64_Shdr& section : file->sections) {
      if (section.sh_type == wanted) add_symbols(*file, section, found);
    }
    if (found.size() > before) return;
  }
}

std::optional<std::uint64_t> counter_in(const File& file) {
  for (const Elf64_Shdr& section : file.sections) {
    if ((section.sh_type != SHT_SYMTAB && section.sh_type != SHT_DYNSYM) || section.sh_link >= file.sections.size()) {
      continue;
    }
    const Elf64_Shdr& strings = file.sections[section.sh_link];
    for (const auto& symbol : table<Elf64_Sym>(file.bytes, section.sh_offset, section.sh_size / sizeof(Elf64_Sym))) {
      if (symbol.st_shndx != SHN_UNDEF && text_at(file.bytes, strings, symbol.st_name) == kCounter) {
        return file.bias + symbol.st_value;
      }
    }
  }
  return std::nullopt;
}

/// The mappings of files from their first byte, each file once.
std::vector<const Mapping*> files_of(const std::vector<Mapping>& mappings) {
  std::vector<const Mapping*> files;
  std::set<std::string> done;
  for (const Mapping& mapping : mappings) {
    if (mapping.offset != 0 || mapping.path.empty() || mapping.path[0] != '/') continue;
    if (done.insert(mapping.path).second) files.push_back(&mapping);
  }
  return files;
}

}  // namespace

std::vector<Mapping> mappings_of(pid_t process) {
  std::vector<Mapping> mappings;
  std::ifstream stream("/proc/" + std::to_string(process) + "/maps");
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    Mapping mapping;
    std::string range, rights, device, inode;
    words >> range >> rights >> std::hex >> mapping.offset >> device >> inode >> std::ws;
    std::getline(words, mapping.path);
    char* end = nullptr;
    mapping.begin = std::strtoull(range.c_str(), &end, 16);
    mapping.end = std::strtoull(end + (*end == '-'), nullptr, 16);
    mapping.writable = rights.find('w') != std::string::npos;
    mappings.push_back(mapping);
  }
  return mappings;
}

std::optional<std::string> read_memory(pid_t process, std::uint64_t address, std::uint64_t size) {
  std::string bytes(size, '\0');
  const iovec local{bytes.data(), bytes.size()};
  const iovec remote{reinterpret_cast<void*>(static_cast<std::uintptr_t>(address)), bytes.size()};
  if (process_vm_readv(process, &local, 1, &remote, 1, 0) != static_cast<ssize_t>(size)) return std::nullopt;
  return bytes;
}

std::vector<Variable> variables_of(pid_t process, const std::vector<Mapping>& mappings) {
  std::vector<Variable> found;
  for (const Mapping* mapping : files_of(mappings)) {
    if (!is_of_system(mapping->path)) add_file(process, *mapping, found);
  }
  return found;
}

std::optional<std::uint64_t> bias_of(pid_t process, const std::vector<Mapping>& mappings, const std::string& path) {
  for (const Mapping* mapping : files_of(mappings)) {
    if (mapping->path != path) continue;
    const auto file = open_file(process, path, mapping->begin);
    return file ? std::optional(file->bias) : std::nullopt;
  }
  return std::nullopt;
}

/// glibc takes it from the kernel's random bytes, with a zero in front.
std::uint64_t stack_guard_of(pid_t process) {
  const std::string auxiliary = read_file("/proc/" + std::to_string(process) + "/auxv");
  for (const Elf64_auxv_t& one : table<Elf64_auxv_t>(auxiliary, 0, auxiliary.size() / sizeof(Elf64_auxv_t))) {
    const auto bytes = one.a_type == AT_RANDOM ? read_memory(process, one.a_un.a_val, 8) : std::nullopt;
    if (!bytes) continue;
    std::uint64_t value = 0;
    std::memcpy(&value, bytes->data(), sizeof value);
    return value & ~std::uint64_t{0xff};
  }
  return 0;
}

std::optional<std::uint64_t> counter_of_sdk(pid_t process, const std::vector<Mapping>& mappings) {
  for (const Mapping* mapping : files_of(mappings)) {
    if (is_of_system(mapping->path) && !is_sdk_library(mapping->path)) continue;
    const auto file = open_file(process, mapping->path, mapping->begin);
    if (const auto counter = file ? counter_in(*file) : std::nullopt) return counter;
  }
  return std::nullopt;
}

}  // namespace snapcheck::runner
