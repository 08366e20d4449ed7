// The devices, as a guest that means well or harm uses them; and the probe's judgement.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>
#include <random>

#include "vmm/devices/channel.h"
#include "vmm/devices/uart.h"
#include "vmm/engine/probe.h"
#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm::devices {
namespace {

using testing::HasSubstr;

TEST(Uart, KeepsWhatIsWritten) {
  Uart uart;
  for (const char c : std::string("hello")) EXPECT_FALSE(uart.write(0, static_cast<std::uint8_t>(c)));
  EXPECT_EQ(uart.take_output(), "hello");
  EXPECT_EQ(uart.take_output(), "");
}

TEST(Uart, TheDivisorLatchIsNoData) {
  Uart uart;
  uart.write(3, 0x80);
  uart.write(0, 0x01);
  uart.write(1, 0x02);
  EXPECT_EQ(uart.read(0), 1);
  EXPECT_EQ(uart.read(1), 2);
  uart.write(3, 0x03);
  EXPECT_EQ(uart.take_output(), "");
  EXPECT_EQ(uart.read(1), 0);
}

TEST(Uart, InterruptsWhenTheTransmitterIsEmpty) {
  Uart uart;
  EXPECT_EQ(uart.read(2), 0x01) << "nothing waits";
  EXPECT_TRUE(uart.write(1, 0x02)) << "switched on while it is empty";
  EXPECT_EQ(uart.read(2), 0x02);
  EXPECT_EQ(uart.read(2), 0x01) << "reading acknowledges";
  EXPECT_TRUE(uart.write(0, 'x'));
  Uart again;
  again.restore(uart.save());
  EXPECT_EQ(again.read(2), 0x02) << "what waited still waits";
}

TEST(Uart, DropsTheOldestWhenNobodyReads) {
  Uart uart;
  for (std::size_t i = 0; i < 3 * Uart::kMaxOutput; ++i) uart.write(0, 'x');
  EXPECT_LE(uart.take_output().size(), Uart::kMaxOutput);
}

class ChannelTest : public testing::Test {
 protected:
  GuestMemory memory = std::move(*GuestMemory::create(64 << 20));
  Channel channel;

  std::span<std::byte> buffer() { return memory.at(x86_64::kChannelBuffer, x86_64::kChannelBufferSize); }
  Channel::Want ring(std::uint32_t type, std::string_view payload, std::uint32_t flags = 0) {
    const std::uint32_t header[] = {type, flags, static_cast<std::uint32_t>(payload.size()), 0};
    std::memcpy(buffer().data(), header, sizeof header);
    std::memcpy(buffer().data() + 16, payload.data(), payload.size());
    return channel.ring(memory);
  }
  std::uint32_t word(std::size_t at) {
    std::uint32_t value = 0;
    std::memcpy(&value, buffer().data() + at, 4);
    return value;
  }
};

TEST_F(ChannelTest, TakesMessagesInPieces) {
  EXPECT_EQ(ring(2, "one ", 1), Channel::Want::kNothing);
  EXPECT_FALSE(channel.at_rest());
  EXPECT_EQ(ring(2, "two"), Channel::Want::kNothing);
  EXPECT_TRUE(channel.at_rest());
  const auto events = channel.take_events();
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].bytes, "one two");
  EXPECT_EQ(word(0), 0u) << "OK";
}

TEST_F(ChannelTest, SendsMessagesInPieces) {
  EXPECT_EQ(ring(3, ""), Channel::Want::kMessage);
  const std::string text(300'000, 'm');
  channel.send(memory, text);
  std::string got;
  for (;;) {
    EXPECT_EQ(word(0), 2u);
    got.append(reinterpret_cast<const char*>(buffer().data()) + 16, word(8));
    if (word(4) == 0) break;
    EXPECT_EQ(ring(4, ""), Channel::Want::kFailed) << "a snapshot in the middle of a message";
    EXPECT_EQ(ring(3, ""), Channel::Want::kNothing);
  }
  EXPECT_EQ(got, text);
  EXPECT_EQ(ring(3, ""), Channel::Want::kMessage);
}

TEST_F(ChannelTest, SnapshotAndEnd) {
  EXPECT_EQ(ring(4, ""), Channel::Want::kRestored);
  Restored restored;
  restored.clone = 7;
  Channel::resume(memory, restored);
  EXPECT_EQ(word(0), 5u);
  EXPECT_EQ(word(8), 56u);
  EXPECT_EQ(word(16), 7u);
  EXPECT_EQ(ring(8, std::string("\x00\x03\x00\x00", 4)), Channel::Want::kEnd);
  EXPECT_EQ(channel.end_status(), 0x300);
}

TEST_F(ChannelTest, BreachesAreNamed) {
  struct {
    std::uint32_t type;
    std::string payload;
    std::uint32_t flags;
    const char* message;
  } const breaches[] = {
      {99, "", 0, "unknown type 99"},
      {1, "xx", 0, "another version"},
      {1, std::string("\x02\0\0\0", 4), 0, "another version"},
      {6, "short", 0, "control record"},
      {7, "", 0, "output of no stream"},
      {7, "\x03text", 0, "output of no stream"},
      {8, "x", 0, "exit record"},
      {9, "broken pipe", 0, "gave up: broken pipe"},
      {2, "", 1, "empty piece"},
  };
  for (const auto& [type, payload, flags, message] : breaches) {
    channel = Channel();
    EXPECT_EQ(ring(type, payload, flags), Channel::Want::kFailed) << message;
    EXPECT_THAT(channel.failure(), HasSubstr(message));
  }
}

TEST_F(ChannelTest, RecordsAndEventsAreLimited) {
  const std::string piece(100'000, 'x');
  int pieces = 0;
  while (ring(2, piece, 1) == Channel::Want::kNothing) ASSERT_LT(++pieces, 1000);
  EXPECT_THAT(channel.failure(), HasSubstr("more than 16 MiB"));
  channel = Channel();
  int records = 0;
  while (ring(2, piece) == Channel::Want::kNothing) ASSERT_LT(++records, 1000);
  EXPECT_THAT(channel.failure(), HasSubstr("64 MiB"));
}

TEST_F(ChannelTest, AnyBytesAreHarmless) {
  std::mt19937 random(5);
  const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
  for (int i = 0; i < 20'000; ++i) {
    if (i % 50 == 0) channel = Channel();
    for (std::size_t at = 0; at < 64; ++at) buffer()[at] = static_cast<std::byte>(random());
    // Mostly types and sizes that exist, else everything ends at the first check.
    const std::uint32_t length = below(4) == 0 ? below(~0u) : below(64);
    const std::uint32_t header[] = {below(12), below(3), length, 0};
    std::memcpy(buffer().data(), header, sizeof header);
    if (channel.ring(memory) == Channel::Want::kMessage) channel.send(memory, "answer");
  }
}

}  // namespace
}  // namespace snapcheck::vmm::devices

namespace snapcheck::vmm::engine {
namespace {

TEST(Probe, TellsTheKindsApart) {
  ProbeFacts hardware;
  hardware.hardware_module = hardware.processor_flag = hardware.answers = true;
  EXPECT_EQ(judge(hardware).kind, Kvm::kHardware);
  EXPECT_EQ(judge(hardware).remedy, "");
  ProbeFacts slow;
  slow.pvm_module = slow.answers = true;
  EXPECT_EQ(judge(slow).kind, Kvm::kSlow);
  EXPECT_THAT(judge(slow).what, testing::HasSubstr("kvm_pvm"));
  ProbeFacts forbidden = hardware;
  forbidden.open_error = EACCES;
  EXPECT_EQ(judge(forbidden).kind, Kvm::kNoPermission);
  EXPECT_THAT(judge(forbidden).remedy, testing::HasSubstr("KERNEL==\"kvm\", GROUP=\"kvm\""));
  ProbeFacts none;
  none.open_error = ENOENT;
  EXPECT_EQ(judge(none).kind, Kvm::kNone);
  EXPECT_THAT(judge(none).remedy, testing::HasSubstr("tcg"));
  none.processor_flag = true;
  EXPECT_THAT(judge(none).remedy, testing::HasSubstr("modprobe"));
  ProbeFacts odd;
  EXPECT_EQ(judge(odd).kind, Kvm::kNone) << "a file that is no KVM";
  ProbeFacts unknown;
  unknown.answers = true;
  EXPECT_EQ(judge(unknown).kind, Kvm::kSlow);
}

TEST(Probe, AnswersInLessThanASecond) {
  const auto start = std::chrono::steady_clock::now();
  (void)judge(look());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

}  // namespace
}  // namespace snapcheck::vmm::engine
