// The host's side of the channel to the agent (../guest/PROTOCOL.md).
//
// The guest is not trusted: a record is copied out of guest memory before it is looked at, its sizes are checked, and
// one that breaks a rule makes the channel say so; it stops this machine and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vmm/memory.h"

namespace snapcheck::vmm::devices {

/// Something the guest said.
struct Event {
  enum Kind { kMessage, kControl, kStdout, kStderr, kOpen, kUsed } kind;
  std::string bytes;
};

/// What the host tells whoever goes on from a snapshot.
struct Restored {
  std::uint64_t clone = 0;  ///< 0: the original
  std::uint64_t flags = 0;
  std::uint64_t realtime_ns = 0;
  std::uint8_t entropy[32] = {};
};

inline constexpr std::uint64_t kCreditEntropy = 1;
inline constexpr std::uint64_t kReseed = 2;
inline constexpr std::uint64_t kSetClock = 4;

class Channel {
 public:
  static constexpr std::size_t kMaxRecord = 16 << 20;
  /// Bytes of events that may be waiting: a guest that talks without end is stopped.
  static constexpr std::size_t kMaxWaiting = 64 << 20;

  enum class Want {
    kNothing,   ///< answered; the guest goes on
    kMessage,   ///< stop until send() has the next message
    kRestored,  ///< stop for a snapshot, then resume()
    kEnd,       ///< the workload ended; end_status()
    kFailed,    ///< the agent gave up, or the guest broke the protocol; failure()
  };

  /// The guest rang.
  Want ring(const GuestMemory& memory);

  /// The answer to kMessage.
  void send(const GuestMemory& memory, std::string_view message);
  /// The answer to kRestored.
  static void resume(const GuestMemory& memory, const Restored& restored);

  std::vector<Event> take_events();
  std::int32_t end_status() const { return end_status_; }
  const std::string& failure() const { return failure_; }
  /// A snapshot can be taken: no record is half sent.
  bool at_rest() const { return incoming_.empty() && outgoing_.empty(); }

 private:
  Want act(std::uint32_t type, const GuestMemory& memory);
  Want keep(Event::Kind kind, std::string bytes, const GuestMemory& memory);
  Want fail(std::string why);
  void send_piece(const GuestMemory& memory);

  std::string incoming_;  ///< pieces of a record so far
  std::string outgoing_;  ///< what is left to send of a message
  std::vector<Event> events_;
  std::size_t waiting_ = 0;
  std::int32_t end_status_ = 0;
  std::string failure_;
};

}  // namespace snapcheck::vmm::devices
