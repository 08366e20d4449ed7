#include "vmm/guest/agent/channel.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace snapcheck::agent {
namespace {

struct Header {
  std::uint32_t type;
  std::uint32_t flags;
  std::uint32_t length;
  std::uint32_t zero;
};

constexpr std::uint32_t kMore = 1;

unsigned char* buffer = nullptr;
volatile std::uint32_t* doorbell = nullptr;

void* map(int memory, std::uint64_t address, std::size_t size) {
  void* mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, memory, static_cast<off_t>(address));
  return mapped == MAP_FAILED ? nullptr : mapped;
}

/// One piece out, one reply back. The compiler must neither move the copies across the doorbell nor drop them.
Header exchange(Record type, std::string_view payload, bool more) {
  const Header header{static_cast<std::uint32_t>(type), more ? kMore : 0, static_cast<std::uint32_t>(payload.size()),
                      0};
  std::memcpy(buffer, &header, sizeof header);
  std::memcpy(buffer + kHeaderSize, payload.data(), payload.size());
  asm volatile("" ::: "memory");
  *doorbell = 1;
  asm volatile("" ::: "memory");
  Header reply;
  std::memcpy(&reply, buffer, sizeof reply);
  return reply;
}

}  // namespace

bool open_channel() {
  const int memory = open("/dev/mem", O_RDWR | O_CLOEXEC);
  if (memory < 0) return false;
  buffer = static_cast<unsigned char*>(map(memory, kBufferAddress, kBufferSize));
  doorbell = static_cast<volatile std::uint32_t*>(map(memory, kDoorbellAddress, 4096));
  close(memory);
  return buffer != nullptr && doorbell != nullptr;
}

std::string call(Record type, std::string_view payload) {
  while (payload.size() > kMaxPayload) {
    exchange(type, payload.substr(0, kMaxPayload), true);
    payload.remove_prefix(kMaxPayload);
  }
  Header reply = exchange(type, payload, false);
  std::string answer;
  for (;;) {
    answer.append(reinterpret_cast<const char*>(buffer) + kHeaderSize,
                  std::min<std::size_t>(reply.length, kMaxPayload));
    if ((reply.flags & kMore) == 0) return answer;
    reply = exchange(type, {}, false);
  }
}

void fail(std::string what, int errno_value) {
  if (errno_value != 0) what += std::string(": ") + std::strerror(errno_value);
  call(Record::kFailed, what);
  for (;;) pause();
}

}  // namespace snapcheck::agent
