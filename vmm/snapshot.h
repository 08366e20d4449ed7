// A snapshot: the state of a machine, and its memory in a file that clones map privately.
//
// The state file (all numbers little-endian; docs/snapshot-format.md):
//
//    0   8  magic "SNCKVM\r\n"
//    8   4  version, 1
//   12   4  flags: bit 0 the body is encrypted
//   16   8  size of the body
//   24  12  nonce of the body's encryption, else zero
//   36  16  tag of it, else zero
//   52   4  CRC-32C of bytes 0 to 51 and of the body as it stands in the file
//   56      body: sections, each
//             0  4  kind         (table in snapshot.cpp)
//             4  4  index        of the vCPU, else 0
//             8  8  size         of the content
//            16     content      KVM's structures as they are
//
// The memory file: the guest's memory, offset 0 is guest-physical 0 and what is above 3 GiB continues at guest-physical
// 4 GiB; then one page: magic "SNCKMEM\n", version, the id of the snapshot, which stands in the state file too.
// An encrypted memory file (seal.h) has no page to map; it is decrypted into memory when the snapshot is loaded.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/machine.h"
#include "vmm/seal.h"

namespace snapcheck::vmm {

using SnapshotId = std::array<std::uint8_t, 16>;

inline constexpr std::size_t kMaxStateFile = 16 << 20;

struct StateFile {
  SnapshotId id{};
  MachineState state;
  bool encrypted = false;  ///< as it was read; then the memory file is, too
};

/// The bytes of a state file; encrypted when there is a key.
base::Result<std::vector<std::byte>> write_state(const StateFile& file, const seal::Key* key);

/// Any input: every size is checked, nothing is read beyond the end.
base::Result<StateFile> read_state(std::span<const std::byte> bytes, const seal::Key* key);

/// A snapshot that clones can be made of.
class Snapshot {
 public:
  /// Of a machine that stopped at its snapshot point. Memory goes to an unnamed file in RAM, that of a clone
  /// without what it shares with its own snapshot: nothing is on disk.
  static base::Result<Snapshot> take(Machine& machine);

  /// Writes `state` and `memory` into a folder (created with mode 0700, files 0600), each under another name first, so
  /// that a file that a clone is mapped from is never written again.
  base::Result<void> save(const std::string& folder, const seal::Key* key) const;
  static base::Result<Snapshot> load(const std::string& state, const std::string& memory, const seal::Key* key);

  const MachineState& state() const { return state_; }
  /// A new private mapping, for one clone.
  base::Result<GuestMemory> map_memory() const { return GuestMemory::map(memory_); }

 private:
  Snapshot(const SnapshotId& id, MachineState state, std::shared_ptr<const MemoryFile> memory)
      : id_(id), state_(std::move(state)), memory_(std::move(memory)) {}

  SnapshotId id_;
  MachineState state_;
  std::shared_ptr<const MemoryFile> memory_;
};

}  // namespace snapcheck::vmm
