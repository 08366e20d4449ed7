#include "vmm/devices/channel.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm::devices {
namespace {

enum Type : std::uint32_t {
  kTypeOk = 0,
  kTypeHello = 1,
  kTypeMessage = 2,
  kTypeReceive = 3,
  kTypeSnapshot = 4,
  kTypeRestored = 5,
  kTypeControl = 6,
  kTypeOutput = 7,
  kTypeExit = 8,
  kTypeFailed = 9,
  kTypeOpen = 10,
  kTypeUsed = 11,
};

constexpr std::uint32_t kMore = 1;
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kControlSize = 128;  // and a text

struct Header {
  std::uint32_t type;
  std::uint32_t flags;
  std::uint32_t length;
  std::uint32_t zero;
};

constexpr std::size_t kMaxPayload = x86_64::kChannelBufferSize - sizeof(Header);

std::span<std::byte> buffer(const GuestMemory& memory) {
  return memory.at(x86_64::kChannelBuffer, x86_64::kChannelBufferSize);
}

void reply(const GuestMemory& memory, std::uint32_t type, std::uint32_t flags, std::string_view payload) {
  const auto place = buffer(memory);
  const Header header{type, flags, static_cast<std::uint32_t>(payload.size()), 0};
  std::memcpy(place.data(), &header, sizeof header);
  std::copy(payload.begin(), payload.end(), reinterpret_cast<char*>(place.data() + sizeof header));
}

}  // namespace

Channel::Want Channel::fail(std::string why) {
  failure_ = std::move(why);
  return Want::kFailed;
}

Channel::Want Channel::ring(const GuestMemory& memory) {
  const auto place = buffer(memory);
  Header header;
  std::memcpy(&header, place.data(), sizeof header);
  if (header.length > kMaxPayload) return fail("the guest sent a record that is longer than the channel's buffer");
  if (incoming_.size() + header.length > kMaxRecord) return fail("the guest sent a record of more than 16 MiB");
  incoming_.append(reinterpret_cast<const char*>(place.data()) + sizeof header, header.length);
  if ((header.flags & kMore) != 0) {
    if (header.length == 0) return fail("the guest sent an empty piece of a record");
    reply(memory, kTypeOk, 0, {});
    return Want::kNothing;
  }
  return act(header.type, memory);
}

Channel::Want Channel::act(std::uint32_t type, const GuestMemory& memory) {
  std::string payload = std::exchange(incoming_, {});
  switch (type) {
    case kTypeHello: {
      std::uint32_t version = 0;
      if (payload.size() == sizeof version) std::memcpy(&version, payload.data(), sizeof version);
      if (version != kVersion) return fail("the guest's agent speaks another version of the channel's protocol");
      reply(memory, kTypeOk, 0, {});
      return Want::kNothing;
    }
    case kTypeMessage:
      return keep(Event::kMessage, std::move(payload), memory);
    case kTypeControl:
      if (payload.size() < kControlSize) return fail("the guest sent a control record of a wrong size");
      return keep(Event::kControl, std::move(payload), memory);
    case kTypeOutput: {
      if (payload.empty() || payload[0] < 1 || payload[0] > 2) return fail("the guest sent output of no stream");
      const Event::Kind kind = payload[0] == 1 ? Event::kStdout : Event::kStderr;
      payload.erase(0, 1);
      return keep(kind, std::move(payload), memory);
    }
    case kTypeOpen:
      return keep(Event::kOpen, std::move(payload), memory);
    case kTypeUsed:
      return keep(Event::kUsed, std::move(payload), memory);
    case kTypeReceive:
      if (outgoing_.empty()) return Want::kMessage;
      send_piece(memory);
      return Want::kNothing;
    case kTypeSnapshot:
      if (!outgoing_.empty()) return fail("the guest asked for a snapshot in the middle of a message");
      return Want::kRestored;
    case kTypeExit:
      if (payload.size() != sizeof end_status_) return fail("the guest sent an exit record of a wrong size");
      std::memcpy(&end_status_, payload.data(), sizeof end_status_);
      return Want::kEnd;
    case kTypeFailed:
      return fail("the guest's agent gave up: " + payload.substr(0, 4096));
    default:
      return fail("the guest sent a record of unknown type " + std::to_string(type));
  }
}

Channel::Want Channel::keep(Event::Kind kind, std::string bytes, const GuestMemory& memory) {
  waiting_ += bytes.size() + sizeof(Event);
  if (waiting_ > kMaxWaiting) return fail("the guest sent more than 64 MiB without waiting for an answer");
  events_.push_back({kind, std::move(bytes)});
  reply(memory, kTypeOk, 0, {});
  return Want::kNothing;
}

void Channel::send(const GuestMemory& memory, std::string_view message) {
  outgoing_ = message;
  send_piece(memory);
}

void Channel::send_piece(const GuestMemory& memory) {
  const std::size_t size = std::min(outgoing_.size(), kMaxPayload);
  reply(memory, kTypeMessage, outgoing_.size() > size ? kMore : 0, std::string_view(outgoing_).substr(0, size));
  outgoing_.erase(0, size);
}

void Channel::resume(const GuestMemory& memory, const Restored& restored) {
  static_assert(sizeof(Restored) == 56);
  reply(memory, kTypeRestored, 0, {reinterpret_cast<const char*>(&restored), sizeof restored});
}

std::vector<Event> Channel::take_events() {
  waiting_ = 0;
  return std::exchange(events_, {});
}

}  // namespace snapcheck::vmm::devices
