// Guests of a few dozen instructions in 64-bit mode, for tests on any /dev/kvm, also one that could not boot a Linux.
// They speak the channel's protocol like an agent does.
#pragma once

#include <cstdint>
#include <memory>

#include "vmm/kvm/kvm.h"
#include "vmm/machine.h"

namespace snapcheck::vmm {

/// What the guest does; the number goes in RDI.
enum class TinyProgram : std::uint64_t {
  kRegisters = 0,  ///< fills R8 to R15, snapshot, sends the eight registers, receives
  kCounter = 1,    ///< writes 0, 1, 2, ... 255, 0, ... to the serial port, for ever
  kTimer = 2,      ///< starts the local APIC's timer, snapshot, waits for its interrupt, sends "t", receives
  kPending = 3,    ///< sends itself an interrupt while they are off, snapshot, allows them, sends "p", receives
  kHostile = 4,    ///< writes to and reads from all ports, strange addresses; rings with damaged records
};

inline constexpr std::uint64_t kTinyMemory = 64ull << 20;

/// Memory with page tables, interrupt table and code.
GuestMemory tiny_memory();

/// A machine that is about to run the program.
base::Result<std::unique_ptr<Machine>> tiny_machine(const kvm::System& system, TinyProgram program);

/// /dev/kvm, or nullptr when it cannot be opened. Opened once.
const kvm::System* real_kvm();

}  // namespace snapcheck::vmm
