// The state file: a MachineState as sections, and back.
#include <cstring>
#include <string>

#include "vmm/crc32c.h"
#include "vmm/kvm/list.h"
#include "vmm/snapshot.h"
#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm {
namespace {

using base::Error;
using base::Result;
using Bytes = std::vector<std::byte>;
using View = std::span<const std::byte>;

constexpr char kMagic[8] = {'S', 'N', 'C', 'K', 'V', 'M', '\r', '\n'};  // a text-mode transfer would change the end
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kEncrypted = 1;
constexpr std::size_t kMaxMsrs = 4096;
constexpr std::size_t kMaxCpuid = 256;
constexpr std::size_t kMaxXsave = 64 << 10;

#pragma pack(push, 1)
struct FileHeader {
  char magic[8];
  std::uint32_t version;
  std::uint32_t flags;
  std::uint64_t body_size;
  seal::Nonce nonce;
  seal::Tag tag;
  std::uint32_t sum;
};
struct SectionHeader {
  std::uint32_t kind;
  std::uint32_t index;
  std::uint64_t size;
};
/// Section kMachine.
struct MachineRecord {
  SnapshotId id;
  std::uint64_t memory_size;
  std::uint32_t vcpus;
  std::array<std::uint8_t, 16> generation_id;
};
#pragma pack(pop)
static_assert(sizeof(FileHeader) == 56 && sizeof(SectionHeader) == 16 && sizeof(MachineRecord) == 44);
constexpr std::size_t kSummed = offsetof(FileHeader, sum);

enum Kind : std::uint32_t {
  kMachine = 1,
  kPit = 2,
  kClock = 3,
  kPicMaster = 4,
  kPicSlave = 5,
  kIoapic = 6,
  kUart = 7,
  // of a vCPU
  kMpState = 16,
  kRegs = 17,
  kSregs = 18,
  kXsave = 19,
  kXcrs = 20,
  kDebugregs = 21,
  kLapic = 22,
  kTscKhz = 23,
  kCpuid = 24,
  kMsrs = 25,
  kEvents = 26,
};

Error damaged(const std::string& what) { return {"the snapshot is damaged: " + what, "take it again"}; }

template <typename T>
View bytes_of(const T& value) {
  return std::as_bytes(std::span(&value, 1));
}

template <typename T>
void append(Bytes& to, const T& value) {
  const View bytes = bytes_of(value);
  to.insert(to.end(), bytes.begin(), bytes.end());
}

void add(Bytes& body, Kind kind, std::uint32_t index, View content) {
  append(body, SectionHeader{kind, index, content.size()});
  body.insert(body.end(), content.begin(), content.end());
}

Bytes write_body(const StateFile& file) {
  const MachineState& state = file.state;
  Bytes body;
  add(body, kMachine, 0,
      bytes_of(MachineRecord{file.id, state.memory_size, static_cast<std::uint32_t>(state.vcpus.size()),
                             state.generation_id}));
  add(body, kPit, 0, bytes_of(state.vm.pit));
  add(body, kClock, 0, bytes_of(state.vm.clock));
  add(body, kPicMaster, 0, bytes_of(state.vm.pic_master));
  add(body, kPicSlave, 0, bytes_of(state.vm.pic_slave));
  add(body, kIoapic, 0, bytes_of(state.vm.ioapic));
  add(body, kUart, 0, bytes_of(state.uart));
  std::uint32_t index = 0;
  for (const kvm::VcpuState& vcpu : state.vcpus) {
    add(body, kMpState, index, bytes_of(vcpu.mp_state));
    add(body, kRegs, index, bytes_of(vcpu.regs));
    add(body, kSregs, index, bytes_of(vcpu.sregs));
    add(body, kXsave, index, vcpu.xsave);
    if (vcpu.has_xcrs) add(body, kXcrs, index, bytes_of(vcpu.xcrs));
    add(body, kDebugregs, index, bytes_of(vcpu.debugregs));
    add(body, kLapic, index, bytes_of(vcpu.lapic));
    add(body, kTscKhz, index, bytes_of(vcpu.tsc_khz));
    add(body, kCpuid, index, std::as_bytes(std::span(vcpu.cpuid)));
    add(body, kMsrs, index, std::as_bytes(std::span(vcpu.msrs)));
    add(body, kEvents, index, bytes_of(vcpu.events));
    ++index;
  }
  return body;
}

template <typename T>
bool take(View content, T& value) {
  if (content.size() != sizeof(T)) return false;
  std::memcpy(&value, content.data(), sizeof(T));
  return true;
}

template <typename T>
bool take_list(View content, std::vector<T>& list, std::size_t max) {
  if (content.size() % sizeof(T) != 0 || content.size() / sizeof(T) > max) return false;
  list.resize(content.size() / sizeof(T));
  if (!content.empty()) std::memcpy(list.data(), content.data(), content.size());
  return true;
}

/// False when the content does not have the size of its kind.
bool take_machine_part(std::uint32_t kind, View content, MachineState& state) {
  switch (kind) {
    case kPit:
      return take(content, state.vm.pit);
    case kClock:
      return take(content, state.vm.clock);
    case kPicMaster:
      return take(content, state.vm.pic_master) && state.vm.pic_master.chip_id == KVM_IRQCHIP_PIC_MASTER;
    case kPicSlave:
      return take(content, state.vm.pic_slave) && state.vm.pic_slave.chip_id == KVM_IRQCHIP_PIC_SLAVE;
    case kIoapic:
      return take(content, state.vm.ioapic) && state.vm.ioapic.chip_id == KVM_IRQCHIP_IOAPIC;
    case kUart:
      return take(content, state.uart);
    default:
      return false;
  }
}

bool take_vcpu_part(std::uint32_t kind, View content, kvm::VcpuState& vcpu) {
  switch (kind) {
    case kMpState:
      return take(content, vcpu.mp_state);
    case kRegs:
      return take(content, vcpu.regs);
    case kSregs:
      return take(content, vcpu.sregs);
    case kXsave:
      return content.size() >= kvm::kXsaveSize && take_list(content, vcpu.xsave, kMaxXsave);
    case kXcrs:
      vcpu.has_xcrs = true;
      return take(content, vcpu.xcrs);
    case kDebugregs:
      return take(content, vcpu.debugregs);
    case kLapic:
      return take(content, vcpu.lapic);
    case kTscKhz:
      return take(content, vcpu.tsc_khz);
    case kCpuid:
      return take_list(content, vcpu.cpuid, kMaxCpuid);
    case kMsrs:
      return take_list(content, vcpu.msrs, kMaxMsrs);
    case kEvents:
      return take(content, vcpu.events);
    default:
      return false;
  }
}

/// Each part exactly once, so that nothing is left at its default by accident.
class Seen {
 public:
  /// False for a second time.
  bool mark(std::uint32_t kind, std::uint32_t index) {
    if (kind >= 32) return false;
    const std::uint32_t bit = 1u << kind;
    std::uint32_t& seen = kind < kMpState ? machine_ : vcpus_[index];
    if ((seen & bit) != 0) return false;
    seen |= bit;
    return true;
  }
  bool complete(std::uint32_t vcpus) const {
    constexpr std::uint32_t kAllMachine = 0xfe;  // kinds 1 to 7
    constexpr std::uint32_t kAllVcpu = 0x7ff0000 & ~(1u << kXcrs);
    if (machine_ != kAllMachine) return false;
    for (std::uint32_t i = 0; i < vcpus; ++i) {
      if ((vcpus_[i] & kAllVcpu) != kAllVcpu) return false;
    }
    return true;
  }

 private:
  std::uint32_t machine_ = 0;
  std::array<std::uint32_t, x86_64::kMaxVcpus> vcpus_{};
};

Result<void> take_machine(View content, StateFile& file) {
  MachineRecord record;
  if (!take(content, record)) return damaged("the machine's section has a wrong size");
  if (record.vcpus < 1 || record.vcpus > x86_64::kMaxVcpus) {
    return damaged("it has " + std::to_string(record.vcpus) + " vCPUs");
  }
  if (record.memory_size < x86_64::kMinMemory || record.memory_size > x86_64::kMaxMemory) {
    return damaged("it has " + std::to_string(record.memory_size) + " bytes of memory");
  }
  file.id = record.id;
  file.state.memory_size = record.memory_size;
  file.state.generation_id = record.generation_id;
  file.state.vcpus.resize(record.vcpus);
  return {};
}

Result<StateFile> read_body(View body) {
  StateFile file;
  Seen seen;
  while (!body.empty()) {
    SectionHeader header;
    if (body.size() < sizeof header) return damaged("a section is cut off");
    std::memcpy(&header, body.data(), sizeof header);
    body = body.subspan(sizeof header);
    if (header.size > body.size()) return damaged("a section is cut off");
    const View content = body.first(header.size);
    body = body.subspan(header.size);
    const std::string where = "section " + std::to_string(header.kind);
    const std::size_t vcpus = file.state.vcpus.size();
    if ((vcpus == 0) != (header.kind == kMachine)) return damaged(where + " is out of place");
    if (header.index >= (header.kind < kMpState ? 1 : vcpus) && header.kind != kMachine) {
      return damaged(where + " belongs to a vCPU that is not there");
    }
    if (!seen.mark(header.kind, header.index)) return damaged(where + " is unknown or there twice");
    if (header.kind == kMachine) {
      if (auto done = take_machine(content, file); !done) return done.error();
    } else if (header.kind < kMpState ? !take_machine_part(header.kind, content, file.state)
                                      : !take_vcpu_part(header.kind, content, file.state.vcpus[header.index])) {
      return damaged(where + " has a wrong size or content");
    }
  }
  if (!seen.complete(static_cast<std::uint32_t>(file.state.vcpus.size()))) return damaged("a section is missing");
  return file;
}

}  // namespace

Result<Bytes> write_state(const StateFile& file, const seal::Key* key) {
  Bytes body = write_body(file);
  FileHeader header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kVersion;
  header.body_size = body.size();
  if (key != nullptr) {
    header.flags = kEncrypted;
    if (auto done = seal::fill_random(header.nonce); !done) return done.error();
    auto tag = seal::encrypt(*key, header.nonce, {}, body);
    if (!tag) return tag.error();
    header.tag = *tag;
  }
  header.sum = crc32c(body, crc32c(bytes_of(header).first(kSummed)));
  Bytes bytes;
  append(bytes, header);
  bytes.insert(bytes.end(), body.begin(), body.end());
  return bytes;
}

Result<StateFile> read_state(View bytes, const seal::Key* key) {
  FileHeader header;
  if (bytes.size() > kMaxStateFile) return damaged("the state file is larger than 16 MiB");
  if (bytes.size() < sizeof header) return damaged("the state file is too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) return Error{"this is no snapshot of snapcheck", ""};
  if (header.version != kVersion) {
    return Error{"the snapshot has version " + std::to_string(header.version) + ", this program reads version 1",
                 "take it again"};
  }
  const View body = bytes.subspan(sizeof header);
  if (header.body_size != body.size()) return damaged("the state file has a wrong length");
  if (crc32c(body, crc32c(bytes_of(header).first(kSummed))) != header.sum) return damaged("its checksum is wrong");
  if ((header.flags & ~kEncrypted) != 0) return damaged("it has unknown flags");
  if ((header.flags & kEncrypted) == 0) return read_body(body);
  if (key == nullptr)
    return Error{"the snapshot is encrypted", "give its key with --key-file or SNAPCHECK_SNAPSHOT_KEY"};
  Bytes plain(body.begin(), body.end());
  if (auto done = seal::decrypt(*key, header.nonce, {}, header.tag, plain); !done) return done.error();
  auto file = read_body(plain);
  if (file) file->encrypted = true;
  return file;
}

}  // namespace snapcheck::vmm
