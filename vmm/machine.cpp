#include "vmm/machine.h"

#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>

#include "vmm/sandbox.h"
#include "vmm/x86_64/cpuid.h"
#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm {
namespace {

using base::Error;
using base::Result;

constexpr std::size_t kStack = 512 << 10;         // of a thread
constexpr std::uint16_t kKeyboardControl = 0x64;  // i8042: 0xfe pulses the reset line
constexpr std::uint8_t kPulseReset = 0xfe;

/// Makes a blocking KVM_RUN return. The handler does nothing: that it ran is the point.
int kick_signal() { return SIGRTMIN + 3; }

void install_kick_handler() {
  static std::once_flag once;
  std::call_once(once, [] {
    struct sigaction action{};
    action.sa_handler = [](int) {};
    sigaction(kick_signal(), &action, nullptr);
  });
}

}  // namespace

struct Machine::Parts {
  Parts(const kvm::System& system_in, kvm::Vm vm_in, GuestMemory memory_in)
      : system(system_in), memory(std::move(memory_in)), vm(std::move(vm_in)) {}
  ~Parts();

  Result<void> add_vcpus(std::uint32_t count);
  void start_threads();
  void work(std::size_t index);
  void run_until_stopped(kvm::Vcpu& vcpu);
  bool handle_exit(kvm::Vcpu& vcpu);
  void handle_port(kvm_run& run);
  void handle_mmio(kvm_run& run);
  std::uint8_t read_port(std::uint16_t port);
  void write_port(std::uint16_t port, std::uint8_t value);
  void ring();
  void stop(Stop why);
  void raise(std::uint32_t gsi);
  void place_generation_id(const std::array<std::uint8_t, 16>& id);

  // Destroyed in reverse: vCPUs before the VM, the VM before the memory that KVM holds.
  const kvm::System& system;
  GuestMemory memory;
  kvm::Vm vm;
  std::vector<kvm::Vcpu> vcpus;

  std::chrono::steady_clock::time_point run_start;  ///< written while no vCPU runs
  std::atomic<std::int64_t> first_exit_us = -1;

  std::mutex devices;  ///< guards the next four
  devices::Uart uart;
  devices::Channel channel;
  ExitCounts exits;
  std::array<std::uint8_t, 16> generation_id{};

  std::mutex control;  ///< guards the next five
  std::condition_variable wake;
  std::condition_variable idle;
  std::uint64_t round = 0;  ///< of run(): a thread that sees a new one runs
  std::size_t running = 0;
  bool quit = false;
  Stop why{Stop::kTimeout, "", 0};
  std::atomic<bool> stopping = true;
  std::vector<std::thread> threads;
};

Machine::Parts::~Parts() {
  {
    const std::lock_guard lock(control);
    quit = true;
  }
  wake.notify_all();
  for (std::thread& thread : threads) thread.join();
}

Result<void> Machine::Parts::add_vcpus(std::uint32_t count) {
  vcpus.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    auto vcpu = kvm::create_vcpu(system, vm, i);
    if (!vcpu) return vcpu.error();
    vcpus.push_back(std::move(*vcpu));
  }
  return {};
}

/// Threads of vCPUs need little, and a stack of 8 MiB can get a huge page of 2 MiB as soon as it is touched.
static void keep_stacks_small() {
  static std::once_flag done;
  std::call_once(done, [] {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStack);
    pthread_setattr_default_np(&attributes);
    pthread_attr_destroy(&attributes);
  });
}

void Machine::Parts::start_threads() {
  install_kick_handler();
  keep_stacks_small();
  for (std::size_t i = 0; i < vcpus.size(); ++i) threads.emplace_back([this, i] { work(i); });
}

void Machine::Parts::work(std::size_t index) {
  const Result<void> confined = sandbox::restrict_vcpu_thread();
  std::uint64_t seen = 0;
  for (;;) {
    {
      std::unique_lock lock(control);
      wake.wait(lock, [&] { return quit || round != seen; });
      if (quit) return;
      seen = round;
    }
    if (confined) {
      run_until_stopped(vcpus[index]);
    } else {
      stop({Stop::kBroken, confined.error().what, 0});
    }
    {
      const std::lock_guard lock(control);
      --running;
    }
    idle.notify_all();
  }
}

/// An exit for a port or a device register is complete only when KVM_RUN is entered again. So the loop ends nowhere but
/// at an EINTR with immediate_exit set: KVM has then finished the instruction and not begun another.
void Machine::Parts::run_until_stopped(kvm::Vcpu& vcpu) {
  for (;;) {
    const bool last = stopping;
    vcpu.run_page().immediate_exit = last ? 1 : 0;
    if (!last && stopping) continue;  // stop() has set the flag before us: do not lose it
    const int result = vcpu.enter();
    if (result == -EINTR || result == -EAGAIN) {
      if (last) return;
      continue;
    }
    if (result < 0) return stop({Stop::kBroken, std::string("KVM_RUN failed: ") + std::strerror(-result), 0});
    if (!handle_exit(vcpu)) return;
  }
}

/// Returns false when the vCPU cannot go on.
bool Machine::Parts::handle_exit(kvm::Vcpu& vcpu) {
  kvm_run& run = vcpu.run_page();
  if (first_exit_us < 0) {
    first_exit_us =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - run_start).count();
  }
  switch (run.exit_reason) {
    case KVM_EXIT_IO:
      handle_port(run);
      return true;
    case KVM_EXIT_MMIO:
      handle_mmio(run);
      return true;
    case KVM_EXIT_SHUTDOWN:
    case KVM_EXIT_SYSTEM_EVENT:
      stop({Stop::kReset, "", 0});
      return false;
    case KVM_EXIT_FAIL_ENTRY:
      stop({Stop::kBroken,
            "the processor refuses the guest's state, reason " +
                std::to_string(run.fail_entry.hardware_entry_failure_reason),
            0});
      return false;
    case KVM_EXIT_INTERNAL_ERROR:
      stop({Stop::kBroken,
            "KVM cannot emulate an instruction of the guest, suberror " + std::to_string(run.internal.suberror), 0});
      return false;
    default:
      stop({Stop::kBroken, "unexpected exit " + std::to_string(run.exit_reason), 0});
      return false;
  }
}

void Machine::Parts::handle_port(kvm_run& run) {
  // The data lies in the vCPU's page, which the kernel fills in: trusted, but checked all the same.
  const std::uint64_t bytes = std::uint64_t{run.io.size} * run.io.count;
  if (run.io.data_offset > system.run_size || bytes > system.run_size - run.io.data_offset) {
    return stop({Stop::kBroken, "KVM describes a port access outside its page", 0});
  }
  auto* data = reinterpret_cast<std::uint8_t*>(&run) + run.io.data_offset;
  const std::lock_guard lock(devices);
  ++exits.port;
  for (std::uint32_t i = 0; i < run.io.count; ++i, data += run.io.size) {
    if (run.io.direction == KVM_EXIT_IO_OUT) {
      write_port(run.io.port, data[0]);
    } else {
      std::memset(data, 0xff, run.io.size);
      data[0] = read_port(run.io.port);
    }
  }
}

std::uint8_t Machine::Parts::read_port(std::uint16_t port) {
  if (port >= x86_64::kSerialPort && port < x86_64::kSerialPort + 8) return uart.read(port - x86_64::kSerialPort);
  return 0xff;  // nobody there
}

void Machine::Parts::write_port(std::uint16_t port, std::uint8_t value) {
  if (port >= x86_64::kSerialPort && port < x86_64::kSerialPort + 8) {
    if (uart.write(port - x86_64::kSerialPort, value)) raise(x86_64::kSerialGsi);
  } else if (port == kKeyboardControl && value == kPulseReset) {
    stop({Stop::kReset, "", 0});
  }
}

void Machine::Parts::handle_mmio(kvm_run& run) {
  const std::lock_guard lock(devices);
  if (run.mmio.is_write && run.mmio.phys_addr == x86_64::kChannelDoorbell && run.mmio.len == 4) {
    ++exits.doorbell;
    return ring();
  }
  ++exits.mmio;
  if (!run.mmio.is_write) std::memset(run.mmio.data, 0xff, sizeof run.mmio.data);
}

void Machine::Parts::ring() {
  using devices::Channel;
  switch (channel.ring(memory)) {
    case Channel::Want::kNothing:
      return;
    case Channel::Want::kMessage:
      return stop({Stop::kMessage, "", 0});
    case Channel::Want::kRestored:
      return stop({Stop::kSnapshot, "", 0});
    case Channel::Want::kEnd:
      return stop({Stop::kExited, "", channel.end_status()});
    case Channel::Want::kFailed:
      return stop({Stop::kFailed, channel.failure(), 0});
  }
}

void Machine::Parts::raise(std::uint32_t gsi) {
  if (auto done = kvm::pulse_irq(vm, gsi); !done) stop({Stop::kBroken, done.error().what, 0});
}

/// The first reason counts, but one of the guest's takes the place of a time-out: it must be answered before the guest
/// goes on. All vCPUs are made to leave KVM.
void Machine::Parts::stop(Stop reason) {
  const std::lock_guard lock(control);
  if (stopping) {
    if (why.reason == Stop::kTimeout) why = std::move(reason);
    return;
  }
  why = std::move(reason);
  stopping = true;
  for (std::size_t i = 0; i < vcpus.size(); ++i) {
    vcpus[i].run_page().immediate_exit = 1;
    if (i < threads.size()) pthread_kill(threads[i].native_handle(), kick_signal());
  }
}

void Machine::Parts::place_generation_id(const std::array<std::uint8_t, 16>& id) {
  generation_id = id;
  std::memcpy(memory.at(x86_64::kVmGenIdAddress, id.size()).data(), id.data(), id.size());
}

Machine::Machine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Machine::~Machine() = default;

Result<std::unique_ptr<Machine>> Machine::boot(const kvm::System& system, std::uint64_t memory_size,
                                               const x86_64::BootSpec& spec) {
  if (spec.vcpus < 1 || spec.vcpus > x86_64::kMaxVcpus) return Error{"a guest has 1 to 8 vCPUs", ""};
  auto memory = GuestMemory::create(memory_size);
  if (!memory) return memory.error();
  const auto entry = x86_64::load(spec, *memory);
  if (!entry) return entry.error();
  auto vm = kvm::create_vm(system);
  if (!vm) return vm.error();
  auto parts = std::make_unique<Parts>(system, std::move(*vm), std::move(*memory));
  if (auto done = kvm::set_memory(parts->vm, parts->memory.slots()); !done) return done.error();
  if (auto done = parts->add_vcpus(spec.vcpus); !done) return done.error();
  for (std::uint32_t i = 0; i < spec.vcpus; ++i) {
    if (auto done = kvm::set_cpuid(parts->vcpus[i], x86_64::guest_cpuid(system.supported, i, spec.vcpus)); !done) {
      return done.error();
    }
  }
  // The other vCPUs wait for INIT and SIPI from the first, which KVM's local APICs handle.
  const kvm::Handle& first = parts->vcpus[0].handle();
  kvm_sregs sregs{};
  if (auto done = first.call(SNAPCHECK_KVM(GET_SREGS), &sregs); !done) return done.error();
  x86_64::set_entry_segments(sregs);
  if (auto done = first.call(SNAPCHECK_KVM(SET_SREGS), &sregs); !done) return done.error();
  const kvm_regs regs = x86_64::entry_registers(*entry);
  if (auto done = first.call(SNAPCHECK_KVM(SET_REGS), &regs); !done) return done.error();
  parts->start_threads();
  return std::unique_ptr<Machine>(new Machine(std::move(parts)));
}

Result<std::unique_ptr<Machine>> Machine::bare(const kvm::System& system, GuestMemory memory, const kvm_regs& regs,
                                               void (*set_segments)(kvm_sregs&)) {
  auto vm = kvm::create_vm(system);
  if (!vm) return vm.error();
  auto parts = std::make_unique<Parts>(system, std::move(*vm), std::move(memory));
  if (auto done = kvm::set_memory(parts->vm, parts->memory.slots()); !done) return done.error();
  if (auto done = parts->add_vcpus(1); !done) return done.error();
  const kvm::Vcpu& vcpu = parts->vcpus[0];
  if (auto done = kvm::set_cpuid(vcpu, x86_64::guest_cpuid(system.supported, 0, 1)); !done) return done.error();
  kvm_sregs sregs{};
  if (auto done = vcpu.handle().call(SNAPCHECK_KVM(GET_SREGS), &sregs); !done) return done.error();
  set_segments(sregs);
  if (auto done = vcpu.handle().call(SNAPCHECK_KVM(SET_SREGS), &sregs); !done) return done.error();
  if (auto done = vcpu.handle().call(SNAPCHECK_KVM(SET_REGS), &regs); !done) return done.error();
  parts->start_threads();
  return std::unique_ptr<Machine>(new Machine(std::move(parts)));
}

Result<std::unique_ptr<Machine>> Machine::restore(const kvm::System& system, const MachineState& state,
                                                  GuestMemory memory, const RestoreSpec& spec) {
  if (memory.size() != state.memory_size)
    return Error{"the snapshot's memory has another size than its state says", ""};
  if (state.vcpus.empty() || state.vcpus.size() > x86_64::kMaxVcpus) {
    return Error{"the snapshot has " + std::to_string(state.vcpus.size()) + " vCPUs; 1 to 8 are possible", ""};
  }
  auto vm = kvm::create_vm(system);
  if (!vm) return vm.error();
  auto parts = std::make_unique<Parts>(system, std::move(*vm), std::move(memory));
  if (auto done = parts->add_vcpus(static_cast<std::uint32_t>(state.vcpus.size())); !done) return done.error();
  // Before the vCPUs' state: kvmclock's MSRs point into this memory, and KVM writes there when they are set.
  if (auto done = kvm::set_memory(parts->vm, parts->memory.slots()); !done) return done.error();
  for (std::size_t i = 0; i < state.vcpus.size(); ++i) {
    if (auto done = kvm::restore_vcpu(parts->vm, parts->vcpus[i], state.vcpus[i]); !done) return done.error();
  }
  // After the vCPUs: the clock's base is taken from their time stamp counters.
  if (auto done = kvm::restore_vm(parts->vm, state.vm, {spec.advance_monotonic_ns}); !done) return done.error();
  parts->uart.restore(state.uart);
  devices::Channel::resume(parts->memory, spec.restored);
  // After SET_IRQCHIP, which would overwrite the interrupt. It is pending when the first instruction runs.
  parts->generation_id = state.generation_id;
  if (spec.change_generation) {
    parts->place_generation_id(spec.generation_id);
    if (spec.notify_generation) {
      if (auto done = kvm::pulse_irq(parts->vm, x86_64::kVmGenIdGsi); !done) return done.error();
    }
  }
  parts->start_threads();
  return std::unique_ptr<Machine>(new Machine(std::move(parts)));
}

Stop Machine::run(Deadline deadline) {
  Parts& parts = *parts_;
  std::unique_lock lock(parts.control);
  parts.why = {Stop::kTimeout, "", 0};
  parts.run_start = std::chrono::steady_clock::now();
  parts.first_exit_us = -1;
  parts.stopping = false;
  parts.running = parts.vcpus.size();
  ++parts.round;
  parts.wake.notify_all();
  const auto all_idle = [&] { return parts.running == 0; };
  if (!parts.idle.wait_until(lock, deadline, all_idle)) {
    lock.unlock();
    parts.stop({Stop::kTimeout, "", 0});
    lock.lock();
    parts.idle.wait(lock, all_idle);
  }
  parts.stopping = true;
  return parts.why;
}

void Machine::interrupt() { parts_->stop({Stop::kTimeout, "interrupted", 0}); }

void Machine::send(std::string_view message) { parts_->channel.send(parts_->memory, message); }

void Machine::resume(const devices::Restored& restored) { devices::Channel::resume(parts_->memory, restored); }

Result<MachineState> Machine::save() const {
  MachineState state;
  state.memory_size = parts_->memory.size();
  if (!parts_->channel.at_rest()) return Error{"the guest is in the middle of a record", ""};
  // Devices first: what they raise must be in the interrupt controllers' state.
  state.uart = parts_->uart.save();
  state.generation_id = parts_->generation_id;
  for (const kvm::Vcpu& vcpu : parts_->vcpus) {
    auto saved = kvm::save_vcpu(parts_->system, parts_->vm, vcpu);
    if (!saved) return saved.error();
    state.vcpus.push_back(std::move(*saved));
  }
  auto vm = kvm::save_vm(parts_->vm);
  if (!vm) return vm.error();
  state.vm = *vm;
  return state;
}

GuestMemory& Machine::memory() { return parts_->memory; }
const GuestMemory& Machine::memory() const { return parts_->memory; }
std::int64_t Machine::first_exit_us() const { return parts_->first_exit_us; }
const ExitCounts& Machine::exits() const { return parts_->exits; }
std::vector<devices::Event> Machine::take_events() { return parts_->channel.take_events(); }
std::string Machine::take_console() { return parts_->uart.take_output(); }

}  // namespace snapcheck::vmm
