// Whole machines with tiny guests on the real /dev/kvm, of whatever kind it is.
#include <dirent.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdio>
#include <cstring>

#include "tests/unit/tiny_guest.h"
#include "vmm/snapshot.h"

namespace snapcheck::vmm {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;

Deadline in(milliseconds time) { return std::chrono::steady_clock::now() + time; }

RestoreSpec clone(std::uint64_t number) {
  RestoreSpec spec;
  spec.restored.clone = number;
  spec.change_generation = false;  // its interrupt also reaches the PIC, which these guests do not mask
  return spec;
}

class MachineTest : public testing::Test {
 protected:
  void SetUp() override {
    if (real_kvm() == nullptr) GTEST_SKIP() << "/dev/kvm cannot be opened: no machine is tested";
  }
  static std::unique_ptr<Machine> make(TinyProgram program) {
    auto machine = tiny_machine(*real_kvm(), program);
    EXPECT_TRUE(machine) << (machine ? "" : machine.error().what);
    return machine ? std::move(*machine) : nullptr;
  }
  /// A snapshot of the program at its own snapshot point.
  static Snapshot snapshot_of(TinyProgram program) {
    const auto machine = make(program);
    const Stop stop = machine->run(in(seconds(30)));
    EXPECT_EQ(stop.reason, Stop::kSnapshot) << stop.detail;
    auto snapshot = Snapshot::take(*machine);
    EXPECT_TRUE(snapshot) << (snapshot ? "" : snapshot.error().what);
    return std::move(*snapshot);
  }
  static std::unique_ptr<Machine> restore(const Snapshot& snapshot, std::uint64_t number) {
    auto machine = Machine::restore(*real_kvm(), snapshot.state(), *snapshot.map_memory(), clone(number));
    EXPECT_TRUE(machine) << (machine ? "" : machine.error().what);
    return machine ? std::move(*machine) : nullptr;
  }
};

std::string only_message(Machine& machine) {
  const auto events = machine.take_events();
  return events.size() == 1 && events[0].kind == devices::Event::kMessage ? events[0].bytes : "";
}

TEST_F(MachineTest, RegistersSurvive) {
  const Snapshot snapshot = snapshot_of(TinyProgram::kRegisters);
  for (std::uint64_t number = 1; number <= 4; ++number) {
    const auto machine = restore(snapshot, number);
    const Stop stop = machine->run(in(seconds(30)));
    ASSERT_EQ(stop.reason, Stop::kMessage) << stop.detail;
    const std::string sent = only_message(*machine);
    ASSERT_EQ(sent.size(), 64u);
    for (std::size_t i = 0; i < 64; ++i) EXPECT_EQ(sent[i], static_cast<char>(0x11 * (i / 8 + 1)));
  }
}

/// How many threads of this process are in seccomp's mode: "0" none, "2" a filter.
int threads_in_mode(const char* mode) {
  const std::string wanted = std::string("Seccomp:\t") + mode + "\n";
  int count = 0;
  DIR* threads = opendir("/proc/self/task");
  for (const dirent* entry; threads != nullptr && (entry = readdir(threads)) != nullptr;) {
    FILE* status = fopen(("/proc/self/task/" + std::string(entry->d_name) + "/status").c_str(), "r");
    char line[256];
    while (status != nullptr && fgets(line, sizeof line, status) != nullptr) count += line == wanted;
    if (status != nullptr) fclose(status);
  }
  if (threads != nullptr) closedir(threads);
  return count;
}

TEST_F(MachineTest, TheThreadsOfVcpusAreConfined) {
  [[maybe_unused]] const int free = threads_in_mode("0");
  const auto machine = make(TinyProgram::kRegisters);
  EXPECT_EQ(machine->run(in(seconds(30))).reason, Stop::kSnapshot);
#if !defined(__SANITIZE_ADDRESS__)
  EXPECT_GE(threads_in_mode("2"), 1);  // newer kernels have one more, which KVM starts from ours
  EXPECT_EQ(threads_in_mode("0"), free);
#endif
}

TEST_F(MachineTest, StateIsTheSameAfterARestore) {
  Snapshot snapshot = snapshot_of(TinyProgram::kRegisters);
  // Something in XMM0, which the guest's few instructions do not touch.
  auto state = snapshot.state();
  std::memset(state.vcpus[0].xsave.data() + 160, 0x5a, 16);
  if (state.vcpus[0].has_xcrs) state.vcpus[0].xsave[512] |= std::byte{3};  // XSTATE_BV: x87 and SSE are there
  auto machine = Machine::restore(*real_kvm(), state, *snapshot.map_memory(), clone(1));
  ASSERT_TRUE(machine) << machine.error().what;
  const auto again = (*machine)->save();
  ASSERT_TRUE(again) << again.error().what;
  const kvm::VcpuState &before = state.vcpus[0], &after = again->vcpus[0];
  EXPECT_EQ(std::memcmp(&before.regs, &after.regs, sizeof before.regs), 0);
  EXPECT_EQ(before.sregs.cr3, after.sregs.cr3);
  EXPECT_EQ(before.sregs.efer, after.sregs.efer);
  EXPECT_EQ(before.sregs.apic_base, after.sregs.apic_base);
  EXPECT_EQ(std::memcmp(before.xsave.data() + 160, after.xsave.data() + 160, 16), 0) << "XMM0";
  EXPECT_EQ(std::memcmp(&state.vm.ioapic, &again->vm.ioapic, sizeof state.vm.ioapic), 0);
  EXPECT_EQ(before.msrs.size(), after.msrs.size());
  const auto tsc = [](const kvm::VcpuState& vcpu) { return vcpu.msrs.at(0); };
  ASSERT_EQ(tsc(before).index, 0x10u);
  EXPECT_GE(tsc(after).data, tsc(before).data) << "the time stamp went back";
}

TEST_F(MachineTest, AnOutInstructionIsNeitherLostNorRepeated) {
  // Stopped anywhere, also with an exit half done; then restored, twice in a row.
  auto machine = make(TinyProgram::kCounter);
  std::string written;
  for (int generation = 0; generation < 3; ++generation) {
    ASSERT_EQ(machine->run(in(milliseconds(30))).reason, Stop::kTimeout);
    written += machine->take_console();
    auto snapshot = Snapshot::take(*machine);
    ASSERT_TRUE(snapshot) << snapshot.error().what;
    machine = restore(*snapshot, 1);
  }
  ASSERT_EQ(machine->run(in(milliseconds(30))).reason, Stop::kTimeout);
  written += machine->take_console();
  ASSERT_GT(written.size(), 100u);
  for (std::size_t i = 0; i < written.size(); ++i) {
    ASSERT_EQ(static_cast<unsigned char>(written[i]), i % 256) << "at " << i << " of " << written.size();
  }
}

TEST_F(MachineTest, AMachineGoesOnAfterItsSnapshot) {
  auto machine = make(TinyProgram::kCounter);
  std::string written;
  for (int round = 0; round < 3; ++round) {
    ASSERT_EQ(machine->run(in(milliseconds(30))).reason, Stop::kTimeout);
    written += machine->take_console();
    const auto snapshot = Snapshot::take(*machine);
    ASSERT_TRUE(snapshot) << snapshot.error().what;
  }
  ASSERT_EQ(machine->run(in(milliseconds(30))).reason, Stop::kTimeout);
  written += machine->take_console();
  ASSERT_GT(written.size(), 100u);
  for (std::size_t i = 0; i < written.size(); ++i) {
    ASSERT_EQ(static_cast<unsigned char>(written[i]), i % 256) << "at " << i << " of " << written.size();
  }
}

TEST_F(MachineTest, ARunningTimerFiresInEachClone) {
  const Snapshot snapshot = snapshot_of(TinyProgram::kTimer);
  for (std::uint64_t number = 1; number <= 3; ++number) {
    const auto machine = restore(snapshot, number);
    const Stop stop = machine->run(in(seconds(30)));
    ASSERT_EQ(stop.reason, Stop::kMessage) << stop.detail;
    EXPECT_EQ(only_message(*machine), "t");
  }
}

TEST_F(MachineTest, AnInterruptThatWaitsIsDeliveredOnce) {
  const Snapshot snapshot = snapshot_of(TinyProgram::kPending);
  const auto machine = restore(snapshot, 1);
  const Stop stop = machine->run(in(seconds(30)));
  ASSERT_EQ(stop.reason, Stop::kMessage) << stop.detail;
  EXPECT_EQ(only_message(*machine), "p");
}

TEST_F(MachineTest, AHostileGuestHarmsNobody) {
  const auto machine = make(TinyProgram::kHostile);
  const Stop stop = machine->run(in(seconds(60)));
  EXPECT_EQ(stop.reason, Stop::kFailed) << stop.detail;
  EXPECT_THAT(stop.detail, HasSubstr("longer than the channel's buffer"));
  EXPECT_EQ(only_message(*machine), "h");
}

TEST_F(MachineTest, ClonesDoNotSeeEachOther) {
  const Snapshot snapshot = snapshot_of(TinyProgram::kRegisters);
  const auto one = restore(snapshot, 1), two = restore(snapshot, 2);
  one->memory().at(0x60000, 1)[0] = std::byte{7};
  EXPECT_EQ(two->memory().at(0x60000, 1)[0], std::byte{0});
  EXPECT_EQ(restore(snapshot, 3)->memory().at(0x60000, 1)[0], std::byte{0});
}

std::size_t open_files() {
  DIR* folder = opendir("/proc/self/fd");
  std::size_t count = 0;
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

/// From the page tables: the counters of statm lag behind by pages for each thread.
std::size_t resident_kib() {
  FILE* file = std::fopen("/proc/self/smaps_rollup", "re");
  char line[256];
  unsigned long resident = 0;
  while (std::fgets(line, sizeof line, file) != nullptr && std::sscanf(line, "Rss: %lu", &resident) != 1) {
  }
  std::fclose(file);
  return resident;
}

TEST_F(MachineTest, AThousandRestoresLeaveNothingBehind) {
  const Snapshot snapshot = snapshot_of(TinyProgram::kRegisters);
  const auto round = [&] {
    const auto machine = restore(snapshot, 1);
    EXPECT_EQ(machine->run(in(seconds(30))).reason, Stop::kMessage);
  };
  mallopt(M_ARENA_MAX, 1);  // else each thread that is still ending when the next one begins adds an arena, up to eight
  for (int i = 0; i < 300; ++i) round();
  const std::size_t files = open_files();
  [[maybe_unused]] const std::size_t resident = resident_kib();
  for (int i = 0; i < 1000; ++i) round();
  EXPECT_EQ(open_files(), files);
#if !defined(__SANITIZE_ADDRESS__)  // it keeps what is freed for a while, and looks for leaks itself
  EXPECT_LE(resident_kib(), resident + 1024);
#endif
}

}  // namespace
}  // namespace snapcheck::vmm
