#include "vmm/guest/agent/restore.h"

#include <fcntl.h>
#include <linux/random.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace snapcheck::agent {
namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;

std::uint64_t read_clock(clockid_t id) {
  timespec now{};
  clock_gettime(id, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * kSecond + static_cast<std::uint64_t>(now.tv_nsec);
}

/// RNDADDENTROPY mixes the bytes into the input pool. A generator that is already seeded goes on from its key for up
/// to a minute; only RNDRESEEDCRNG makes it take a new key from the pool at once (drivers/char/random.c).
void renew_randomness(const Restored& restored) {
  const int device = open("/dev/urandom", O_WRONLY | O_CLOEXEC);
  if (device < 0) fail("open /dev/urandom", errno);
  if ((restored.flags & kCreditEntropy) != 0) {
    struct {
      int entropy_count = 8 * sizeof Restored::entropy;
      int buf_size = sizeof Restored::entropy;
      unsigned char bytes[sizeof Restored::entropy];
    } pool;
    std::memcpy(pool.bytes, restored.entropy, sizeof pool.bytes);
    if (ioctl(device, RNDADDENTROPY, &pool) != 0) fail("RNDADDENTROPY", errno);
    explicit_bzero(pool.bytes, sizeof pool.bytes);
  }
#ifndef SNAPCHECK_AGENT_WITHOUT_RESEED  // the negative control of the tests: an agent as many have been shipped
  if ((restored.flags & kReseed) != 0 && ioctl(device, RNDRESEEDCRNG) != 0) fail("RNDRESEEDCRNG", errno);
#endif
  close(device);
}

}  // namespace

void act_on(const Restored& restored) {
  if ((restored.flags & (kCreditEntropy | kReseed)) != 0) renew_randomness(restored);
  if ((restored.flags & kSetClock) != 0) {
    const timespec now{static_cast<time_t>(restored.realtime_ns / kSecond),
                       static_cast<long>(restored.realtime_ns % kSecond)};
    if (clock_settime(CLOCK_REALTIME, &now) != 0) fail("clock_settime", errno);
  }
}

Captured capture() {
  Captured now;
  if (getrandom(now.random, sizeof now.random, 0) != sizeof now.random) fail("getrandom", errno);
  now.realtime = read_clock(CLOCK_REALTIME);
  now.monotonic = read_clock(CLOCK_MONOTONIC);
  return now;
}

void send_control(const Captured& captured, const Restored& restored, const std::string& not_held) {
  struct {
    Captured now;
    Captured before;
    unsigned char told[32];
  } control;
  static_assert(sizeof control == 128);
  control.now = capture();
  control.before = captured;
  std::memcpy(control.told, restored.entropy, sizeof control.told);
  call(Record::kControl, std::string(reinterpret_cast<const char*>(&control), sizeof control) + not_held);
}

}  // namespace snapcheck::agent
