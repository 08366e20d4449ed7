// The state file: what is written is read back, and nothing else is accepted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "vmm/crc32c.h"
#include "vmm/snapshot.h"

namespace snapcheck::vmm {
namespace {

using testing::HasSubstr;
using Bytes = std::vector<std::byte>;

template <typename T>
void fill(T& value, std::mt19937& random) {
  auto* bytes = reinterpret_cast<unsigned char*>(&value);
  for (std::size_t i = 0; i < sizeof value; ++i) bytes[i] = static_cast<unsigned char>(random());
}

StateFile sample(std::uint32_t vcpus) {
  std::mt19937 random(vcpus);
  StateFile file;
  fill(file.id, random);
  file.state.memory_size = 256 << 20;
  fill(file.state.generation_id, random);
  fill(file.state.vm.pit, random);
  fill(file.state.vm.clock, random);
  file.state.vm.pic_master.chip_id = KVM_IRQCHIP_PIC_MASTER;
  file.state.vm.pic_slave.chip_id = KVM_IRQCHIP_PIC_SLAVE;
  file.state.vm.ioapic.chip_id = KVM_IRQCHIP_IOAPIC;
  fill(file.state.uart, random);
  for (std::uint32_t i = 0; i < vcpus; ++i) {
    kvm::VcpuState vcpu;
    fill(vcpu.regs, random);
    fill(vcpu.lapic, random);
    fill(vcpu.events, random);
    vcpu.xsave.resize(4096 + 64 * i);
    vcpu.has_xcrs = i != 1;
    vcpu.tsc_khz = random();
    vcpu.cpuid.resize(30 + i);
    vcpu.msrs = {{0x10, 0, random()}, {0x174, 0, random()}, {0x6e0, 0, random()}};
    file.state.vcpus.push_back(std::move(vcpu));
  }
  return file;
}

seal::Key key(std::uint8_t byte) {
  seal::Key value;
  value.fill(byte);
  return value;
}

/// Makes the checksum right again, so that what is behind it is tested.
void sign(Bytes& bytes) {
  const std::uint32_t sum = crc32c(std::span(bytes).subspan(56), crc32c(std::span(bytes).first(52)));
  std::memcpy(bytes.data() + 52, &sum, 4);
}

TEST(SnapshotState, ReadsWhatItWrites) {
  const seal::Key secret = key(3);
  for (const std::uint32_t vcpus : {1u, 2u, 8u}) {
    for (const seal::Key* with : {static_cast<const seal::Key*>(nullptr), &secret}) {
      const StateFile file = sample(vcpus);
      const auto bytes = write_state(file, with);
      ASSERT_TRUE(bytes);
      const auto again = read_state(*bytes, with);
      ASSERT_TRUE(again) << again.error().what;
      EXPECT_EQ(again->id, file.id);
      EXPECT_EQ(again->encrypted, with != nullptr);
      EXPECT_EQ(again->state.vcpus.size(), vcpus);
      EXPECT_EQ(again->state.vcpus[0].cpuid.size(), 30u);
      EXPECT_EQ(again->state.vcpus[0].msrs[2].data, file.state.vcpus[0].msrs[2].data);
      // Written again without a key it gives the same bytes: nothing was lost.
      EXPECT_EQ(*write_state(*again, nullptr), *write_state(file, nullptr));
    }
  }
}

TEST(SnapshotState, SaysWhatIsWrong) {
  const Bytes good = *write_state(sample(1), nullptr);
  const auto error = [](const Bytes& bytes) {
    const auto result = read_state(bytes, nullptr);
    return result ? std::string() : result.error().what;
  };
  EXPECT_THAT(error({}), HasSubstr("too short"));
  Bytes bytes = good;
  bytes[0] = std::byte{'X'};
  EXPECT_THAT(error(bytes), HasSubstr("no snapshot of snapcheck"));
  bytes = good;
  bytes[8] = std::byte{2};
  EXPECT_THAT(error(bytes), HasSubstr("version 2"));
  bytes = good;
  bytes.push_back(std::byte{0});
  EXPECT_THAT(error(bytes), HasSubstr("wrong length"));
  bytes = good;
  bytes.back() ^= std::byte{1};
  EXPECT_THAT(error(bytes), HasSubstr("checksum"));
  bytes.assign(kMaxStateFile + 1, std::byte{0});
  EXPECT_THAT(error(bytes), HasSubstr("16 MiB"));
}

TEST(SnapshotState, EveryLengthIsRefused) {
  const Bytes good = *write_state(sample(1), nullptr);
  for (std::size_t size = 0; size < good.size(); ++size) {
    Bytes cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_FALSE(read_state(cut, nullptr)) << size;
    if (size < 56) continue;
    // As if it had been written so.
    const std::uint64_t body = size - 56;
    std::memcpy(cut.data() + 16, &body, 8);
    sign(cut);
    EXPECT_FALSE(read_state(cut, nullptr)) << size;
  }
}

TEST(SnapshotState, AFlippedBitIsFound) {
  const Bytes good = *write_state(sample(2), nullptr);
  for (std::size_t at = 0; at < good.size(); at += 7) {
    Bytes bytes = good;
    bytes[at] ^= std::byte{0x10};
    EXPECT_FALSE(read_state(bytes, nullptr)) << at;
  }
}

TEST(SnapshotState, AnyBodyBehindARightChecksumIsHarmless) {
  const Bytes good = *write_state(sample(2), nullptr);
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    Bytes bytes = good;
    for (int k = 0; k < 3; ++k) bytes[56 + random() % (bytes.size() - 56)] = static_cast<std::byte>(random());
    sign(bytes);
    const auto result = read_state(bytes, nullptr);
    if (result) {
      EXPECT_EQ(result->state.vcpus.size(), 2u);
    }
  }
}

TEST(SnapshotState, AnEncryptedOneNeedsItsKey) {
  const seal::Key right = key(1), wrong = key(2);
  Bytes bytes = *write_state(sample(1), &right);
  EXPECT_TRUE(read_state(bytes, &right));
  EXPECT_THAT(read_state(bytes, nullptr).error().what, HasSubstr("encrypted"));
  EXPECT_THAT(read_state(bytes, &wrong).error().what, HasSubstr("cannot be decrypted"));
  bytes[100] ^= std::byte{1};
  sign(bytes);
  EXPECT_THAT(read_state(bytes, &right).error().what, HasSubstr("cannot be decrypted"));
}

TEST(SnapshotState, TwoOfTheSameHaveDifferentNonces) {
  const seal::Key right = key(1);
  EXPECT_NE(*write_state(sample(1), &right), *write_state(sample(1), &right));
}

TEST(Crc32c, KnownValue) {
  const std::string text = "123456789";
  EXPECT_EQ(crc32c(std::as_bytes(std::span(text))), 0xe3069283u);  // RFC 3720, B.4
}

TEST(SnapshotKey, IsSixtyFourDigits) {
  EXPECT_TRUE(seal::read_key(std::string(64, 'a') + "\n"));
  EXPECT_EQ((*seal::read_key("0F" + std::string(62, '0')))[0], 15);
  for (const std::string& bad : {std::string(), std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'g')}) {
    EXPECT_THAT(seal::read_key(bad).error().what, HasSubstr("64 hexadecimal digits"));
  }
}

}  // namespace
}  // namespace snapcheck::vmm
