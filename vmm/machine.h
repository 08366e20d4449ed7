// A virtual machine: boots a kernel or continues from a snapshot, runs until the guest needs its host.
//
//   auto machine = Machine::boot(system, config, spec);        or  Machine::restore(system, state, memory, restore)
//   for (;;) {
//     Stop stop = machine->run(deadline);
//     stop.reason == kMessage  -> machine->send(text)
//     stop.reason == kSnapshot -> machine->save(), then machine->resume(restored)
//     else: over
//   }
//
// Each vCPU has a thread of its own, under a seccomp filter that allows KVM_RUN and little else (sandbox.h). While a
// machine is stopped none of its vCPUs is inside KVM and no exit is half done.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/devices/channel.h"
#include "vmm/devices/uart.h"
#include "vmm/kvm/kvm.h"
#include "vmm/kvm/state.h"
#include "vmm/memory.h"
#include "vmm/x86_64/boot.h"

namespace snapcheck::vmm {

using Deadline = std::chrono::steady_clock::time_point;

/// Why a machine stopped.
struct Stop {
  enum Reason {
    kMessage,   ///< the agent waits for a message: send()
    kSnapshot,  ///< the guest is at its snapshot point: save(), resume()
    kExited,    ///< the workload ended with `status`
    kFailed,    ///< the agent gave up or the guest broke the protocol
    kReset,     ///< triple fault, or the guest asked for a reset: a kernel panic ends so
    kTimeout,
    kBroken,  ///< KVM cannot go on
  } reason;
  std::string detail;       ///< one line, for kFailed and kBroken
  std::int32_t status = 0;  ///< as of wait(2), for kExited
};

/// How often the guest had to leave KVM, by cause.
struct ExitCounts {
  std::uint64_t port = 0;
  std::uint64_t doorbell = 0;
  std::uint64_t mmio = 0;
};

/// A machine without its memory.
struct MachineState {
  std::uint64_t memory_size = 0;  ///< bytes
  kvm::VmState vm;
  std::vector<kvm::VcpuState> vcpus;
  devices::UartState uart;
  std::array<std::uint8_t, 16> generation_id{};
};

struct RestoreSpec {
  devices::Restored restored;  ///< for the agent
  /// For the kernel: 16 new random bytes, and whether it is told. Without the notification a new id changes nothing;
  /// the tests show it.
  std::array<std::uint8_t, 16> generation_id{};
  bool change_generation = true;
  bool notify_generation = true;
  std::uint64_t advance_monotonic_ns = 0;
};

class Machine {
 public:
  static base::Result<std::unique_ptr<Machine>> boot(const kvm::System& system, std::uint64_t memory_size,
                                                     const x86_64::BootSpec& spec);
  /// `memory` is a private mapping of the snapshot's memory.
  static base::Result<std::unique_ptr<Machine>> restore(const kvm::System& system, const MachineState& state,
                                                        GuestMemory memory, const RestoreSpec& spec);
  /// An empty machine with one vCPU, for guests that are not Linux (tests). `prepare` sets registers and memory.
  static base::Result<std::unique_ptr<Machine>> bare(const kvm::System& system, GuestMemory memory,
                                                     const kvm_regs& regs, void (*set_segments)(kvm_sregs&));
  ~Machine();
  Machine(const Machine&) = delete;

  /// Runs all vCPUs until the guest stops or the deadline passes. A machine that stopped at its deadline can go on.
  Stop run(Deadline deadline);
  /// May be called from any thread, also a signal handler's helper: run() ends with kTimeout.
  void interrupt();

  void send(std::string_view message);
  void resume(const devices::Restored& restored);
  base::Result<MachineState> save() const;

  GuestMemory& memory();
  const GuestMemory& memory() const;
  const ExitCounts& exits() const;
  /// From the beginning of the last run() to the guest's first exit in it; -1 when it had none.
  std::int64_t first_exit_us() const;
  std::vector<devices::Event> take_events();
  std::string take_console();

 private:
  struct Parts;
  explicit Machine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace snapcheck::vmm
