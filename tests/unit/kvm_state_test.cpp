// The order in which KVM's state is saved and restored, and what happens when the kernel refuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/unit/fake_kvm.h"
#include "vmm/kvm/state.h"
#include "vmm/x86_64/msrs.h"

namespace snapcheck::vmm::kvm {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;

constexpr std::uint32_t kStar = 0xc0000081;
constexpr std::uint32_t kNotGuestState = 0x3a;  // FEATURE_CONTROL

/// A machine with one vCPU on a fake kernel.
struct Bench {
  FakeHost host;
  System system;

  Bench() {
    host.msrs = {{x86_64::kMsrTscDeadline, 0}, {x86_64::kMsrTsc, 5000}, {kStar, 7}, {kNotGuestState, 1}};
    system = *open_system(host);
  }
};

const std::vector<std::string> kSave = {"GET_MP_STATE", "GET_REGS",      "GET_SREGS",      "GET_XSAVE",
                                        "GET_XCRS",     "GET_DEBUGREGS", "GET_LAPIC",      "GET_TSC_KHZ",
                                        "GET_CPUID2",   "GET_MSRS",      "GET_VCPU_EVENTS"};
const std::vector<std::string> kRestore = {"GET_TSC_KHZ", "SET_CPUID2",      "SET_MP_STATE",  "SET_REGS",  "SET_SREGS",
                                           "SET_XSAVE",   "SET_XCRS",        "SET_DEBUGREGS", "SET_LAPIC", "SET_MSRS",
                                           "GET_MSRS",    "SET_VCPU_EVENTS", "KVMCLOCK_CTRL"};

TEST(KvmState, VcpuIsSavedInOrder) {
  Bench bench;
  const Vm vm = *create_vm(bench.system);
  const Vcpu vcpu = *create_vcpu(bench.system, vm, 0);
  bench.host.calls.clear();
  const auto state = save_vcpu(bench.system, vm, vcpu);
  ASSERT_TRUE(state);
  EXPECT_THAT(bench.host.calls, ElementsAreArray(kSave));
  EXPECT_EQ(state->xsave.size(), 4096u);
}

TEST(KvmState, VcpuIsRestoredInOrder) {
  Bench bench;
  const Vm vm = *create_vm(bench.system);
  const Vcpu vcpu = *create_vcpu(bench.system, vm, 0);
  const auto state = save_vcpu(bench.system, vm, vcpu);
  bench.host.calls.clear();
  ASSERT_TRUE(restore_vcpu(vm, vcpu, *state));
  EXPECT_THAT(bench.host.calls, ElementsAreArray(kRestore));
}

TEST(KvmState, MachineIsCreatedSavedAndRestoredInOrder) {
  Bench bench;
  bench.host.calls.clear();
  const Vm vm = *create_vm(bench.system);
  EXPECT_THAT(bench.host.calls,
              ElementsAre("CREATE_VM", "CHECK_EXTENSION", "SET_TSS_ADDR", "CREATE_IRQCHIP", "CREATE_PIT2"));
  bench.host.calls.clear();
  const auto state = save_vm(vm);
  ASSERT_TRUE(state);
  EXPECT_THAT(bench.host.calls, ElementsAre("GET_PIT2", "GET_CLOCK", "GET_IRQCHIP", "GET_IRQCHIP", "GET_IRQCHIP"));
  bench.host.calls.clear();
  ASSERT_TRUE(restore_vm(vm, *state, {}));
  EXPECT_THAT(bench.host.calls, ElementsAre("SET_PIT2", "SET_CLOCK", "SET_IRQCHIP", "SET_IRQCHIP", "SET_IRQCHIP"));
}

TEST(KvmState, LargerXsaveIsReadWithXsave2) {
  Bench bench;
  bench.host.xsave2_size = 11008;
  const Vm vm = *create_vm(bench.system);
  const Vcpu vcpu = *create_vcpu(bench.system, vm, 0);
  bench.host.calls.clear();
  const auto state = save_vcpu(bench.system, vm, vcpu);
  EXPECT_EQ(state->xsave.size(), 11008u);
  EXPECT_THAT(bench.host.calls, testing::Contains("GET_XSAVE2"));
  EXPECT_TRUE(restore_vcpu(vm, vcpu, *state));
  bench.host.xsave2_size = 4096;
  const Vm other = *create_vm(bench.system);
  const auto refused = restore_vcpu(other, vcpu, *state);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().what, HasSubstr("XSAVE area has 11008 bytes"));
}

TEST(KvmState, OnlyGuestStateIsSavedAndTheDeadlineComesLast) {
  Bench bench;
  EXPECT_THAT(bench.system.msrs, ElementsAre(x86_64::kMsrTsc, kStar, x86_64::kMsrTscDeadline));
  const Vm vm = *create_vm(bench.system);
  const Vcpu vcpu = *create_vcpu(bench.system, vm, 0);
  const auto state = save_vcpu(bench.system, vm, vcpu);
  ASSERT_TRUE(restore_vcpu(vm, vcpu, *state));
  ASSERT_EQ(bench.host.written_msrs.size(), 3u);
  EXPECT_EQ(bench.host.written_msrs.back().index, x86_64::kMsrTscDeadline);
  EXPECT_EQ(bench.host.written_msrs.back().data, 5000u) << "an expired deadline fires at once";
}

TEST(KvmState, ATscThatWentBackIsCorrectedByItsOffset) {
  Bench bench;
  const Vm vm = *create_vm(bench.system);
  const Vcpu vcpu = *create_vcpu(bench.system, vm, 0);
  const auto state = save_vcpu(bench.system, vm, vcpu);
  bench.host.msrs[x86_64::kMsrTsc] = 100;  // the kernel ignored what was written
  bench.host.tsc_offset = 40;
  ASSERT_TRUE(restore_vcpu(vm, vcpu, *state));
  EXPECT_EQ(bench.host.tsc_offset, 40u + 4900u);
}

TEST(KvmState, AnotherFrequencyIsSetBeforeTheMsrs) {
  Bench bench;
  const Vm vm = *create_vm(bench.system);
  const Vcpu vcpu = *create_vcpu(bench.system, vm, 0);
  auto state = save_vcpu(bench.system, vm, vcpu);
  state->tsc_khz = 3'000'700;  // 233 ppm: the guest steers that itself
  bench.host.calls.clear();
  ASSERT_TRUE(restore_vcpu(vm, vcpu, *state));
  EXPECT_THAT(bench.host.calls, testing::Not(testing::Contains("SET_TSC_KHZ")));
  state->tsc_khz = 3'001'000;
  bench.host.calls.clear();
  ASSERT_TRUE(restore_vcpu(vm, vcpu, *state));
  const auto& calls = bench.host.calls;
  EXPECT_LT(std::ranges::find(calls, "SET_TSC_KHZ"), std::ranges::find(calls, "SET_MSRS"));

  bench.system.tsc_tolerance_ppm = 50'000;  // as in an emulated machine
  const Vm emulated = *create_vm(bench.system);
  bench.host.calls.clear();
  ASSERT_TRUE(restore_vcpu(emulated, vcpu, *state));
  EXPECT_THAT(bench.host.calls, testing::Not(testing::Contains("SET_TSC_KHZ")));
}

TEST(KvmState, UnreadableMsrsAreLeftOutAndRefusedOnesNamed) {
  Bench bench;
  const Vm vm = *create_vm(bench.system);
  const Vcpu vcpu = *create_vcpu(bench.system, vm, 0);
  const auto whole = save_vcpu(bench.system, vm, vcpu);
  bench.host.unreadable_msrs = {kStar};
  const auto state = save_vcpu(bench.system, vm, vcpu);
  ASSERT_TRUE(state);
  EXPECT_EQ(state->msrs.size(), 2u);
  const auto refused = restore_vcpu(vm, vcpu, *whole);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().what, HasSubstr("0xc0000081"));
}

/// What can fail: opening, creating, saving, restoring.
base::Result<void> whole_life(FakeHost& host) {
  auto system = open_system(host);
  if (!system) return system.error();
  auto vm = create_vm(*system);
  if (!vm) return vm.error();
  std::byte memory[1];
  const Slot slot{0, 1, memory};
  if (auto done = set_memory(*vm, std::span(&slot, 1)); !done) return done;
  auto vcpu = create_vcpu(*system, *vm, 0);
  if (!vcpu) return vcpu.error();
  auto vcpu_state = save_vcpu(*system, *vm, *vcpu);
  if (!vcpu_state) return vcpu_state.error();
  auto vm_state = save_vm(*vm);
  if (!vm_state) return vm_state.error();
  if (auto done = restore_vcpu(*vm, *vcpu, *vcpu_state); !done) return done;
  if (auto done = restore_vm(*vm, *vm_state, {}); !done) return done;
  return pulse_irq(*vm, 5);
}

std::size_t count_calls() {
  FakeHost host;
  host.msrs = {{x86_64::kMsrTsc, 5000}, {x86_64::kMsrTscDeadline, 1}};
  EXPECT_TRUE(whole_life(host));
  return host.calls.size();
}

TEST(KvmState, EveryCallThatFailsIsReportedOrHarmlessAndNothingLeaks) {
  // Optional: hosts without XSAVE, without TSC scaling, guests without kvmclock.
  const std::set<std::string> optional = {"GET_XCRS", "GET_TSC_KHZ", "KVMCLOCK_CTRL"};
  const std::size_t calls = count_calls();
  ASSERT_GT(calls, 40u);
  for (std::size_t i = 0; i < calls; ++i) {
    FakeHost host;
    host.msrs = {{x86_64::kMsrTsc, 5000}, {x86_64::kMsrTscDeadline, 1}};
    host.fail_at = i;
    const auto result = whole_life(host);
    ASSERT_GT(host.calls.size(), i);
    const std::string& name = host.calls[i];
    EXPECT_EQ(result.has_value(), optional.contains(name)) << name;
    if (!result) {
      EXPECT_THAT(result.error().what, HasSubstr(name));
    }
    EXPECT_TRUE(host.open_files.empty()) << name;
    EXPECT_TRUE(host.mappings.empty()) << name;
  }
}

TEST(KvmState, AStormOfSignalsDelaysAndDoesNotFail) {
  FakeHost host;
  host.msrs = {{x86_64::kMsrTsc, 5000}, {x86_64::kMsrTscDeadline, 1}};
  host.interruptions = 50;
  const auto result = whole_life(host);
  EXPECT_TRUE(result) << (result ? "" : result.error().what);
}

TEST(KvmState, SignalsWithoutEndAreAnError) {
  FakeHost host;
  host.interruptions = 1 << 30;
  EXPECT_FALSE(whole_life(host));
  EXPECT_TRUE(host.open_files.empty());
}

TEST(Msrs, TscComesFirstAndDeadlineLastForAnyOrder) {
  std::mt19937 random(7);
  std::vector<std::uint32_t> msrs = {x86_64::kMsrTsc, x86_64::kMsrTscDeadline, kStar, 0x174, 0x277, 0x4b564d01, 0x3b};
  for (int i = 0; i < 500; ++i) {
    std::ranges::shuffle(msrs, random);
    std::vector<std::uint32_t> ordered = x86_64::msrs_to_save(msrs);
    EXPECT_EQ(ordered.front(), x86_64::kMsrTsc);
    EXPECT_EQ(ordered.back(), x86_64::kMsrTscDeadline);
    EXPECT_THAT(ordered, testing::UnorderedElementsAreArray(msrs));
  }
}

}  // namespace
}  // namespace snapcheck::vmm::kvm
