#include "tests/unit/tiny_guest.h"

#include <cstring>

#include "vmm/x86_64/layout.h"

// The guest's code runs at 0x10000. All addresses in it are absolute or relative to RIP.
asm(R"(
    .pushsection .rodata
    .globl tiny_code_start
    .globl tiny_code_end
    .globl tiny_timer_handler
tiny_code_start:
    mov $0x80000, %esp
    mov $0xd0000000, %ebx        # doorbell
    mov $0xc0000, %ebp           # buffer
    cmp $0, %edi
    je tiny_registers
    cmp $1, %edi
    je tiny_counter
    cmp $2, %edi
    je tiny_timer
    cmp $3, %edi
    je tiny_pending
    jmp tiny_hostile

tiny_registers:
    mov $0x1111111111111111, %r8
    mov $0x2222222222222222, %r9
    mov $0x3333333333333333, %r10
    mov $0x4444444444444444, %r11
    mov $0x5555555555555555, %r12
    mov $0x6666666666666666, %r13
    mov $0x7777777777777777, %r14
    mov $0x8888888888888888, %r15
    call tiny_snapshot
    mov %r8, 16(%rbp)
    mov %r9, 24(%rbp)
    mov %r10, 32(%rbp)
    mov %r11, 40(%rbp)
    mov %r12, 48(%rbp)
    mov %r13, 56(%rbp)
    mov %r14, 64(%rbp)
    mov %r15, 72(%rbp)
    mov $64, %ecx
    call tiny_send
    jmp tiny_receive

tiny_counter:
    mov $0x3f8, %edx
    xor %eax, %eax
1:  out %al, %dx
    inc %al
    jmp 1b

tiny_timer:
    call tiny_enable_apic
    movl $0x40, 0x320(%rsi)      # one shot, vector 0x40
    movl $0x3, 0x3e0(%rsi)       # divide by 16
    movl $3000000, 0x380(%rsi)   # 48 ms at the 1 GHz of KVM's APIC
    call tiny_snapshot
    sti
1:  cmpb $0, 0x70000
    je 1b
    cli
    movb $'t', 16(%rbp)
    mov $1, %ecx
    call tiny_send
    jmp tiny_receive

tiny_pending:
    call tiny_enable_apic
    movl $0, 0x310(%rsi)
    movl $0x44040, 0x300(%rsi)   # to itself, fixed, vector 0x40: it waits, for interrupts are off
    call tiny_snapshot
    cmpb $0, 0x70000
    jne tiny_receive             # too early: no message
    sti
    mov $100000, %ecx            # hardware needs one instruction, an interpreter may take its time
1:  cmpb $0, 0x70000
    jne 2f
    dec %ecx
    jnz 1b
2:  cli
    cmpb $1, 0x70000
    jne tiny_receive
    movb $'p', 16(%rbp)
    mov $1, %ecx
    call tiny_send
    jmp tiny_receive

tiny_hostile:
    xor %edx, %edx
1:  in %dx, %al                  # ports 0 to 0x5ff; the PIC's and PIT's are the kernel's own
    mov $0xa5, %al
    cmp $0x20, %edx
    jb 2f
    cmp $0x100, %edx
    jb 3f
2:  out %al, %dx
3:  inc %edx
    cmp $0x600, %edx
    jne 1b
    mov $0xcf8, %edx
    mov $0x80000000, %eax
    out %eax, %dx
    in %dx, %eax
    mov (%rbx), %eax             # reading the doorbell
    mov %eax, 8(%rbx)            # beside it
    movb $1, (%rbx)              # too narrow
    mov $0xcfff0000, %esi        # nothing there
    mov (%rsi), %rax
    mov %rax, (%rsi)
    mov $2, %eax                 # still alive: a message
    movb $'h', 16(%rbp)
    mov $1, %ecx
    call tiny_send
    movl $2, (%rbp)              # a length beyond the buffer
    movl $0, 4(%rbp)
    movl $0xffffffff, 8(%rbp)
    movl $1, (%rbx)
1:  jmp 1b

tiny_enable_apic:
    mov $0xfee00000, %esi
    movl $0x1ff, 0xf0(%rsi)      # enabled, spurious vector 0xff
    ret
tiny_snapshot:
    movl $4, (%rbp)
    movl $0, 4(%rbp)
    movl $0, 8(%rbp)
    movl $1, (%rbx)
    ret
tiny_send:                       # ECX bytes stand at 16(%rbp)
    movl $2, (%rbp)
    movl $0, 4(%rbp)
    mov %ecx, 8(%rbp)
    movl $1, (%rbx)
    ret
tiny_receive:
    movl $3, (%rbp)
    movl $0, 4(%rbp)
    movl $0, 8(%rbp)
    movl $1, (%rbx)
    jmp tiny_receive
tiny_timer_handler:
    push %rsi
    incb 0x70000
    mov $0xfee00000, %esi
    movl $0, 0xb0(%rsi)          # end of interrupt
    pop %rsi
    iretq
tiny_code_end:
    .popsection
)");

extern "C" const char tiny_code_start[], tiny_code_end[], tiny_timer_handler[];

namespace snapcheck::vmm {
namespace {

constexpr std::uint64_t kPml4 = 0x9000, kDirectoryPointers = 0xa000, kIdt = 0xb000, kGdt = 0xc000, kCode = 0x10000;

void put64(const GuestMemory& memory, std::uint64_t address, std::uint64_t value) {
  std::memcpy(memory.at(address, 8).data(), &value, 8);
}

kvm_segment segment(std::uint16_t selector, std::uint8_t type, bool code) {
  kvm_segment result{};
  result.limit = 0xffffffff;
  result.selector = selector;
  result.type = type;
  result.present = 1;
  result.s = 1;
  result.l = code ? 1 : 0;
  result.db = code ? 0 : 1;
  result.g = 1;
  return result;
}

void set_long_mode(kvm_sregs& sregs) {
  sregs.cs = segment(0x8, 0xb, true);
  sregs.ds = sregs.es = sregs.fs = sregs.gs = sregs.ss = segment(0x10, 0x3, false);
  sregs.gdt.base = kGdt;
  sregs.gdt.limit = 3 * 8 - 1;
  sregs.idt.base = kIdt;
  sregs.idt.limit = 256 * 16 - 1;
  sregs.cr0 = 0x80000011;  // PG, ET, PE
  sregs.cr3 = kPml4;
  sregs.cr4 = 0x20;    // PAE
  sregs.efer = 0x500;  // LMA, LME
}

}  // namespace

GuestMemory tiny_memory() {
  GuestMemory memory = std::move(*GuestMemory::create(kTinyMemory));
  put64(memory, kPml4, kDirectoryPointers | 3);
  // 4 GiB in pages of 2 MiB: four directories behind the code.
  for (std::uint64_t gib = 0; gib < 4; ++gib) {
    const std::uint64_t directory = 0x20000 + gib * 0x1000;
    put64(memory, kDirectoryPointers + 8 * gib, directory | 3);
    for (std::uint64_t i = 0; i < 512; ++i) put64(memory, directory + 8 * i, (gib << 30) | (i << 21) | 0x83);
  }
  put64(memory, kGdt + 8, 0x00af9b000000ffff);
  put64(memory, kGdt + 16, 0x00cf93000000ffff);
  const std::uint64_t handler = kCode + static_cast<std::uint64_t>(tiny_timer_handler - tiny_code_start);
  put64(memory, kIdt + 16 * 0x40, (handler & 0xffff) | (0x8ull << 16) | (0x8e00ull << 32) | ((handler >> 16) << 48));
  const auto size = static_cast<std::size_t>(tiny_code_end - tiny_code_start);
  std::memcpy(memory.at(kCode, size).data(), tiny_code_start, size);
  return memory;
}

base::Result<std::unique_ptr<Machine>> tiny_machine(const kvm::System& system, TinyProgram program) {
  kvm_regs regs{};
  regs.rip = kCode;
  regs.rflags = 2;
  regs.rdi = static_cast<std::uint64_t>(program);
  return Machine::bare(system, tiny_memory(), regs, set_long_mode);
}

const kvm::System* real_kvm() {
  static auto system = kvm::open_system(kvm::linux_host());
  return system ? &*system : nullptr;
}

}  // namespace snapcheck::vmm
