// The agent's side of the channel to the host (../PROTOCOL.md): a buffer and a doorbell, mapped from /dev/mem.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace snapcheck::agent {

enum class Record : std::uint32_t {
  kOk = 0,
  kHello = 1,
  kMessage = 2,
  kReceive = 3,
  kSnapshot = 4,
  kRestored = 5,
  kControl = 6,
  kOutput = 7,
  kExit = 8,
  kFailed = 9,
  kOpen = 10,
  kUsed = 11,
};

inline constexpr std::uint64_t kBufferAddress = 0xc0000;
inline constexpr std::size_t kBufferSize = 128 << 10;
inline constexpr std::uint64_t kDoorbellAddress = 0xd0000000;
inline constexpr std::size_t kHeaderSize = 16;
inline constexpr std::size_t kMaxPayload = kBufferSize - kHeaderSize;
inline constexpr std::size_t kMaxRecord = 16 << 20;
inline constexpr std::uint32_t kProtocolVersion = 1;

/// The payload of RESTORED.
struct Restored {
  std::uint64_t clone;
  std::uint64_t flags;
  std::uint64_t realtime_ns;
  unsigned char entropy[32];
};
static_assert(sizeof(Restored) == 56);

inline constexpr std::uint64_t kCreditEntropy = 1;
inline constexpr std::uint64_t kReseed = 2;
inline constexpr std::uint64_t kSetClock = 4;
inline constexpr std::uint64_t kHoldClocks = 8;
inline constexpr std::uint64_t kHoldReader = 16;

/// Maps the device. Returns false when there is none (errno says why).
bool open_channel();

/// Sends a record, in pieces when it is long, and returns the reply's payload. Does not return from EXIT and FAILED.
std::string call(Record type, std::string_view payload);

/// Tells the host why the run is over; `errno_value` is appended as text when it is not 0. Does not return.
[[noreturn]] void fail(std::string what, int errno_value = 0);

}  // namespace snapcheck::agent
