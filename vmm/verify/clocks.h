// Telling clock readings from other values: a number or a text that stands for a moment, compared with the moments at
// which the clones ran.
#pragma once

#include <cstdint>
#include <string_view>

namespace snapcheck::vmm::verify {

/// Moments in ns; both ends belong to it.
struct Span {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

/// The wall clock and the monotonic clock over the same stretch of time.
struct Window {
  Span realtime;
  Span monotonic;
};

/// Whether the JSON text can be a reading of one of the clocks within the window. Numbers: of the wall clock in s, ms,
/// us or ns; of the monotonic clock in s with a fraction or in whole ns, as other units are too much like counters.
/// Texts: numbers, ISO 8601 dates with and without a time, times of day (`13:45`, `13:45:12.5`) of UTC, alone or inside
/// of the text.
bool may_be_reading(std::string_view json, const Window& window);

}  // namespace snapcheck::vmm::verify
