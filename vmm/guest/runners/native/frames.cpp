#include "vmm/guest/runners/native/frames.h"

#include <elfutils/libdwfl.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <thread>

#include "vmm/guest/runners/native/process.h"

namespace snapcheck::runner {
namespace {

constexpr unsigned kBp = 6, kSp = 7;  // DWARF's numbers of rbp and rsp
constexpr std::size_t kMostFrames = 256;
constexpr int kLooks = 100;  // at a thread that runs, and is about to wait
constexpr auto kBetween = std::chrono::milliseconds(2);

struct Thread {
  pid_t process = 0;
  std::uint64_t sp = 0, pc = 0;
  std::vector<Frame> frames;
};

Thread& thread_in(void* argument) { return *static_cast<Thread*>(argument); }

/// The registers of a thread that waits are the last words of /proc/PID/syscall.
bool look_for_registers(Thread& thread) {
  std::ifstream stream("/proc/" + std::to_string(thread.process) + "/syscall");
  std::string line;
  std::getline(stream, line);
  std::istringstream text(line);
  const std::vector<std::string> words{std::istream_iterator<std::string>(text), {}};
  if (words.size() < 3) return false;  // "running"
  thread.sp = std::strtoull(words[words.size() - 2].c_str(), nullptr, 16);
  thread.pc = std::strtoull(words[words.size() - 1].c_str(), nullptr, 16);
  return thread.sp != 0;
}

bool find_registers(Thread& thread) {
  for (int i = 0; i < kLooks; ++i) {
    if (look_for_registers(thread)) return true;
    std::this_thread::sleep_for(kBetween);
  }
  return false;
}

pid_t only_thread(Dwfl*, void* argument, void** known) {
  if (*known != nullptr) return 0;
  *known = argument;
  return thread_in(argument).process;
}

bool read_word(Dwfl*, Dwarf_Addr address, Dwarf_Word* result, void* argument) {
  const auto bytes = read_memory(thread_in(argument).process, address, sizeof *result);
  if (bytes) bytes->copy(reinterpret_cast<char*>(result), sizeof *result);
  return bytes.has_value();
}

bool give_registers(Dwfl_Thread* state, void* argument) {
  const Dwarf_Word sp = thread_in(argument).sp;
  dwfl_thread_state_register_pc(state, thread_in(argument).pc);
  return dwfl_thread_state_registers(state, kSp, 1, &sp);
}

int add_frame(Dwfl_Frame* state, void* argument) {
  Frame frame;
  Dwarf_Word bp = 0;
  if (!dwfl_frame_pc(state, &frame.pc, nullptr) || dwfl_frame_reg(state, kSp, &frame.sp) != 0) return DWARF_CB_ABORT;
  if (dwfl_frame_reg(state, kBp, &bp) == 0) frame.bp = bp;
  std::vector<Frame>& frames = thread_in(argument).frames;
  frames.push_back(frame);
  return frames.size() < kMostFrames ? DWARF_CB_OK : DWARF_CB_ABORT;
}

/// Only what the files themselves say is used.
int no_file(Dwfl_Module*, void**, const char*, Dwarf_Addr, const char*, const char*, GElf_Word, char**) { return -1; }

}  // namespace

std::vector<Frame> frames_of(pid_t process) {
  static constexpr Dwfl_Callbacks kFiles = {dwfl_linux_proc_find_elf, no_file, nullptr, nullptr};
  static constexpr Dwfl_Thread_Callbacks kThreads = {only_thread, nullptr, read_word, give_registers, nullptr, nullptr};
  Thread thread;
  thread.process = process;
  if (!find_registers(thread)) return {};
  const std::unique_ptr<Dwfl, decltype(&dwfl_end)> dwfl(dwfl_begin(&kFiles), dwfl_end);
  if (dwfl == nullptr || dwfl_linux_proc_report(dwfl.get(), process) != 0) return {};
  dwfl_report_end(dwfl.get(), nullptr, nullptr);
  if (!dwfl_attach_state(dwfl.get(), nullptr, process, &kThreads, &thread)) return {};
  dwfl_getthread_frames(dwfl.get(), process, add_frame, &thread);
  return std::move(thread.frames);
}

}  // namespace snapcheck::runner
