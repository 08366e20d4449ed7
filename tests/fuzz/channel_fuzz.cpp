// The channel with any sequence of records. Each step of the input: 12 bytes of header, then up to 64 of payload.
#include <algorithm>
#include <cstring>

#include "vmm/devices/channel.h"
#include "vmm/x86_64/layout.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace snapcheck::vmm;
  static const GuestMemory memory = std::move(*GuestMemory::create(64 << 20));
  const auto buffer = memory.at(x86_64::kChannelBuffer, x86_64::kChannelBufferSize);
  devices::Channel channel;
  while (size > 0) {
    const std::size_t step = std::min<std::size_t>(size, 76);
    std::memcpy(buffer.data(), data, std::min<std::size_t>(step, 12));
    if (step > 12) std::memcpy(buffer.data() + 16, data + 12, step - 12);
    data += step;
    size -= step;
    using Want = devices::Channel::Want;
    const Want want = channel.ring(memory);
    if (want == Want::kMessage) channel.send(memory, "an answer");
    if (want == Want::kRestored) devices::Channel::resume(memory, {});
    if (want == Want::kFailed || want == Want::kEnd) break;
  }
  (void)channel.take_events();
  return 0;
}
