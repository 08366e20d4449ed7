// The vDSO is a small shared library that the kernel maps into each process. Its code is replaced, in the copy of that
// process, by code that makes the system call and cuts the result off:
//
//     process        [vdso]  ELF header .. dynamic symbols .. __vdso_clock_gettime: mov eax,228; syscall; ...; ret
//     /proc/PID/mem    ^ base of /proc/PID/maps                ^ + st_value: written here, as a debugger would
#include "vmm/guest/agent/hold.h"

#include <dirent.h>
#include <elf.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <vector>

namespace snapcheck::agent {
namespace {

// -kHold as a byte with a sign: `and` with it leaves the multiples of kHold.
constexpr unsigned char kMask = static_cast<unsigned char>(-kHold);
static_assert((kHold & (kHold - 1)) == 0 && kHold <= 128);

/// int clock_gettime(clockid_t edi, timespec* rsi)
constexpr unsigned char kClockGettime[] = {
    0xb8, 228,  0,    0,     0,           // mov eax, 228
    0x0f, 0x05,                           // syscall
    0x85, 0xc0,                           // test eax, eax
    0x75, 0x0c,                           // jnz the end
    0x48, 0x83, 0x26, kMask,              // and qword [rsi], -kHold
    0x48, 0xc7, 0x46, 0x08,  0, 0, 0, 0,  // mov qword [rsi + 8], 0
    0xc3,                                 // ret
};
/// int gettimeofday(timeval* rdi, timezone* rsi)
constexpr unsigned char kGettimeofday[] = {
    0xb8, 96,   0,    0,     0,           // mov eax, 96
    0x0f, 0x05,                           // syscall
    0x48, 0x85, 0xff,                     // test rdi, rdi
    0x74, 0x0c,                           // jz the end
    0x48, 0x83, 0x27, kMask,              // and qword [rdi], -kHold
    0x48, 0xc7, 0x47, 0x08,  0, 0, 0, 0,  // mov qword [rdi + 8], 0
    0xc3,                                 // ret
};
/// time_t time(time_t* rdi)
constexpr unsigned char kTime[] = {
    0xb8, 201,  0,    0,     0,  // mov eax, 201
    0x0f, 0x05,                  // syscall
    0x48, 0x83, 0xe0, kMask,     // and rax, -kHold
    0x48, 0x85, 0xff,            // test rdi, rdi
    0x74, 0x03,                  // jz the end
    0x48, 0x89, 0x07,            // mov [rdi], rax
    0xc3,                        // ret
};

/// Before these, when one thread alone is meant. The number of the thread and the system call for the others are filled
/// in.
constexpr unsigned char kOnlyIn[] = {
    0xb8, 186,  0, 0, 0,  // mov eax, gettid
    0x0f, 0x05,           // syscall
    0x3d, 0,    0, 0, 0,  // cmp eax, the thread
    0x74, 0x08,           // je what follows
    0xb8, 0,    0, 0, 0,  // mov eax, the call
    0x0f, 0x05,           // syscall
    0xc3,                 // ret
};
constexpr std::size_t kThreadAt = 8, kCallAt = 15;  // in kOnlyIn
static_assert(sizeof kOnlyIn == kCallAt + 4 + 3);

struct Patch {
  const char* symbol;
  std::string code;
};

template <std::size_t N>
std::string code_of(const unsigned char (&bytes)[N], pid_t thread) {
  std::string code(reinterpret_cast<const char*>(bytes), N);
  if (thread == 0) return code;
  std::string before(reinterpret_cast<const char*>(kOnlyIn), sizeof kOnlyIn);
  std::memcpy(before.data() + kThreadAt, &thread, sizeof thread);
  before[kCallAt] = code[1];  // they all begin with: mov eax, the call
  return before + code;
}

/// time() is short, and has no room for the question who asks.
std::vector<Patch> patches_for(pid_t thread) {
  std::vector<Patch> patches = {{"__vdso_clock_gettime", code_of(kClockGettime, thread)},
                                {"__vdso_gettimeofday", code_of(kGettimeofday, thread)}};
  if (thread == 0) patches.push_back({"__vdso_time", code_of(kTime, 0)});
  return patches;
}

struct Range {
  std::uint64_t from = 0, to = 0;
};

std::string folder_of(pid_t process) { return "/proc/" + std::to_string(process) + "/"; }

Range vdso_of(pid_t process) {
  std::ifstream maps(folder_of(process) + "maps");
  for (std::string line; std::getline(maps, line);) {
    if (!line.ends_with("[vdso]")) continue;
    char* end = nullptr;
    Range range;
    range.from = std::strtoull(line.c_str(), &end, 16);
    range.to = *end == '-' ? std::strtoull(end + 1, nullptr, 16) : 0;
    return range;
  }
  return {};
}

/// Thread -> what it does: "NR ARGUMENTS... SP PC", "-1 SP PC" outside of system calls, "running".
std::map<pid_t, std::vector<std::string>> threads_of(pid_t process) {
  std::map<pid_t, std::vector<std::string>> threads;
  DIR* folder = opendir((folder_of(process) + "task").c_str());
  if (folder == nullptr) return threads;
  while (const dirent* entry = readdir(folder)) {
    if (entry->d_name[0] == '.') continue;
    std::ifstream file(folder_of(process) + "task/" + entry->d_name + "/syscall");
    auto& words = threads[std::atoi(entry->d_name)];
    for (std::string word; file >> word;) words.push_back(word);
  }
  closedir(folder);
  return threads;
}

/// Where code of a process is replaced.
struct Place {
  std::uint64_t at = 0;
  std::string code;
};

/// Whether a thread runs, or would go on in the middle of the code that is replaced: it may jump back there from
/// anywhere in the range, and return there.
bool stands_in(pid_t process, const Range& range) {
  for (const auto& [thread, words] : threads_of(process)) {
    const std::string last = words.empty() ? "" : words.back();
    const std::uint64_t at = std::strtoull(last.c_str(), nullptr, 16);
    if (last == "running" || (at >= range.from && at < range.to)) return true;
  }
  return false;
}

/// T at an offset of the image; false when it is not inside.
template <typename T>
bool read_at(const std::string& image, std::uint64_t at, T& value) {
  if (at > image.size() || image.size() - at < sizeof value) return false;
  std::memcpy(&value, image.data() + at, sizeof value);
  return true;
}

/// The function of that name; nothing in it when there is none.
Range function_of(const std::string& image, const Elf64_Ehdr& header, const char* name) {
  for (int i = 0; i < header.e_shnum; ++i) {
    Elf64_Shdr table, names;
    if (!read_at(image, header.e_shoff + sizeof table * i, table) || table.sh_type != SHT_DYNSYM) continue;
    if (!read_at(image, header.e_shoff + sizeof names * table.sh_link, names)) continue;
    Elf64_Sym symbol;
    for (std::uint64_t at = 0; at < table.sh_size; at += sizeof symbol) {
      if (!read_at(image, table.sh_offset + at, symbol)) break;
      const std::uint64_t text = names.sh_offset + symbol.st_name;
      if (text >= image.size() || std::strcmp(image.c_str() + text, name) != 0) continue;
      return {symbol.st_value, symbol.st_value + symbol.st_size};
    }
  }
  return {};
}

constexpr const char* kBusy = "a thread reads the clock, or runs";
constexpr const char* kNobodyWaits = "no thread waits for the answer to the snapshot";

/// Why the code of the clocks cannot be replaced; empty when it has been.
std::string replace_clocks(pid_t process, int memory, const Range& range, pid_t thread) {
  std::string image(range.to - range.from, '\0');
  const ssize_t got = pread(memory, image.data(), image.size(), static_cast<off_t>(range.from));
  Elf64_Ehdr header{};
  if (got != static_cast<ssize_t>(image.size()) || !read_at(image, 0, header) || header.e_machine != EM_X86_64) {
    return "its vDSO is not one of x86-64";
  }
  std::vector<Place> places;
  for (const Patch& patch : patches_for(thread)) {
    const Range function = function_of(image, header, patch.symbol);
    if (function.to - function.from < patch.code.size()) return std::string("its vDSO has no room in ") + patch.symbol;
    places.push_back({range.from + function.from, patch.code});
  }
  if (stands_in(process, range)) return kBusy;
  for (const Place& place : places) {
    const ssize_t wrote = pwrite(memory, place.code.data(), place.code.size(), static_cast<off_t>(place.at));
    if (wrote != static_cast<ssize_t>(place.code.size())) {
      return std::string("cannot write its vDSO: ") + std::strerror(errno);
    }
  }
  return {};
}

}  // namespace

bool may_pass(std::string_view not_held) { return not_held.ends_with(kBusy) || not_held.ends_with(kNobodyWaits); }

pid_t reader_of(pid_t process, int pipe) {
  struct stat wanted{}, read{};
  if (fstat(pipe, &wanted) != 0) return 0;
  for (const auto& [thread, words] : threads_of(process)) {
    if (words.size() < 2 || words[0] != std::to_string(SYS_read)) continue;
    const std::string file = folder_of(process) + "fd/" + std::to_string(std::strtoul(words[1].c_str(), nullptr, 16));
    if (stat(file.c_str(), &read) == 0 && read.st_dev == wanted.st_dev && read.st_ino == wanted.st_ino) return thread;
  }
  return 0;
}

std::string hold_clocks(pid_t process, pid_t thread) {
  const Range range = vdso_of(process);
  if (range.from == 0 || range.to - range.from > (1 << 20)) return "it has no vDSO";
  const int memory = open((folder_of(process) + "mem").c_str(), O_RDWR | O_CLOEXEC);
  if (memory < 0) return std::string("cannot open its memory: ") + std::strerror(errno);
  const std::string wrong = replace_clocks(process, memory, range, thread);
  close(memory);
  return wrong;
}

std::string hold_all_clocks(const char* processes, int pipe) {
  std::ifstream list(processes);
  bool read = pipe < 0;
  std::string wrong;
  for (pid_t process = 0; list >> process;) {
    const pid_t thread = pipe < 0 ? 0 : reader_of(process, pipe);
    if (pipe >= 0 && thread == 0) continue;
    read = true;
    const std::string text = hold_clocks(process, thread);
    if (!text.empty()) wrong = "process " + std::to_string(process) + ": " + text;
  }
  return read ? wrong : kNobodyWaits;
}

}  // namespace snapcheck::agent
