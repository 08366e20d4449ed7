// A 16550 that only sends: the guest's console. Register numbers and bits are those of the PC16550D data sheet.
//
// Sending takes no time, so the transmitter is always empty. The interrupt for "transmitter empty" exists because
// Linux's driver waits for it when user space writes to the port.
#pragma once

#include <cstdint>
#include <string>

namespace snapcheck::vmm::devices {

struct UartState {
  std::uint8_t interrupt_enable = 0;
  std::uint8_t fifo_control = 0;
  std::uint8_t line_control = 0;
  std::uint8_t modem_control = 0;
  std::uint8_t scratch = 0;
  std::uint8_t divisor_low = 12;
  std::uint8_t divisor_high = 0;
  std::uint8_t empty_pending = 0;  ///< 1: the "transmitter empty" interrupt is raised and not yet read
};

class Uart {
 public:
  /// What the guest may leave unread before the oldest half is dropped.
  static constexpr std::size_t kMaxOutput = 1 << 20;

  /// `offset` 0 to 7.
  std::uint8_t read(std::uint32_t offset);
  /// Returns true when an interrupt is to be raised.
  bool write(std::uint32_t offset, std::uint8_t value);

  /// What the guest wrote since the last call.
  std::string take_output();

  const UartState& save() const { return state_; }
  void restore(const UartState& state) { state_ = state; }

 private:
  UartState state_;
  std::string output_;
};

}  // namespace snapcheck::vmm::devices
