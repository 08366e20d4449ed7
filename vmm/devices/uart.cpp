#include "vmm/devices/uart.h"

#include <utility>

namespace snapcheck::vmm::devices {
namespace {

enum Register : std::uint32_t { kData = 0, kEnable = 1, kIdentify = 2, kLine = 3, kModem = 4, kLineStatus = 5 };

constexpr std::uint8_t kEmptyInterrupt = 0x02;
constexpr std::uint8_t kDivisorLatch = 0x80;
constexpr std::uint8_t kLoopback = 0x10;
constexpr std::uint8_t kFifoEnabled = 0x01;

}  // namespace

std::uint8_t Uart::read(std::uint32_t offset) {
  const bool divisor = (state_.line_control & kDivisorLatch) != 0;
  switch (offset) {
    case kData:
      return divisor ? state_.divisor_low : std::uint8_t{0};
    case kEnable:
      return divisor ? state_.divisor_high : state_.interrupt_enable;
    case kIdentify: {
      const std::uint8_t fifos = (state_.fifo_control & kFifoEnabled) != 0 ? 0xc0 : 0;
      const bool pending = state_.empty_pending != 0 && (state_.interrupt_enable & kEmptyInterrupt) != 0;
      state_.empty_pending = 0;  // reading acknowledges
      return static_cast<std::uint8_t>(fifos | (pending ? 0x02 : 0x01));
    }
    case kLine:
      return state_.line_control;
    case kModem:
      return state_.modem_control;
    case kLineStatus:
      return 0x60;  // everything is sent, nothing was received
    case 6: {
      if ((state_.modem_control & kLoopback) == 0) return 0xb0;  // carrier, data set ready, clear to send
      const unsigned out = state_.modem_control;                 // drivers test the chip with its lines looped back
      return static_cast<std::uint8_t>(((out & 0x1) << 5) | ((out & 0x2) << 3) | ((out & 0x4) << 4) |
                                       ((out & 0x8) << 4));
    }
    default:
      return state_.scratch;
  }
}

bool Uart::write(std::uint32_t offset, std::uint8_t value) {
  const bool divisor = (state_.line_control & kDivisorLatch) != 0;
  switch (offset) {
    case kData:
      if (divisor) {
        state_.divisor_low = value;
        return false;
      }
      if ((state_.modem_control & kLoopback) != 0) return false;
      if (output_.size() >= kMaxOutput) output_.erase(0, kMaxOutput / 2);
      output_ += static_cast<char>(value);
      break;
    case kEnable:
      if (divisor) {
        state_.divisor_high = value;
        return false;
      }
      state_.interrupt_enable = value & 0x0f;
      break;
    case kIdentify:
      state_.fifo_control = value;
      return false;
    case kLine:
      state_.line_control = value;
      return false;
    case kModem:
      state_.modem_control = value & 0x1f;
      return false;
    case 7:
      state_.scratch = value;
      return false;
    default:
      return false;
  }
  // Data went out, or the interrupt was switched on while the transmitter is empty, which it always is.
  if ((state_.interrupt_enable & kEmptyInterrupt) == 0) return false;
  state_.empty_pending = 1;
  return true;
}

std::string Uart::take_output() { return std::exchange(output_, {}); }

}  // namespace snapcheck::vmm::devices
