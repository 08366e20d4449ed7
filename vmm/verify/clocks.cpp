#include "vmm/verify/clocks.h"

#include <cctype>
#include <charconv>
#include <cmath>
#include <ctime>
#include <optional>
#include <string_view>

namespace snapcheck::vmm::verify {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;

bool meet(const Span& a, const Span& b) { return a.from <= b.to && b.from <= a.to; }

std::optional<double> number_of(std::string_view text) {
  if (text.size() > 40 || text.empty() || !std::isdigit(static_cast<unsigned char>(text.front()))) return {};
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

bool number_reads(std::string_view text, double value, const Window& window) {
  const bool whole = text.find_first_of(".eE") == std::string_view::npos;
  for (const double unit : {1e9, 1e6, 1e3, 1.0}) {
    const double ns = value * unit;
    if (ns > 9e18) continue;
    // A reading that was cut off stands for the moments up to its next value; 1 us for the rounding of a double.
    const auto from = static_cast<std::int64_t>(ns);
    const Span reading{from - 1000, from + (whole ? static_cast<std::int64_t>(unit) : 0) + 1000};
    if (meet(reading, window.realtime)) return true;
    if ((whole ? unit == 1.0 : unit == 1e9) && meet(reading, window.monotonic)) return true;
  }
  return false;
}

/// Digits at `at`; nothing if there are fewer than `count` of them.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || !std::isdigit(static_cast<unsigned char>(text[i]))) return {};
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]));
}

/// The time of day that begins at `at`, as ns since midnight, and what it stands for.
std::optional<Span> time_of_day(std::string_view text, std::size_t at) {
  if (at > 0 && (digit_at(text, at - 1) || text[at - 1] == ':')) return {};
  const auto hours = digits(text, at, 2), minutes = digits(text, at + 3, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59 || text[at + 2] != ':') return {};
  const std::int64_t start = (*hours * 3600LL + *minutes * 60LL) * kSecond;
  const auto seconds = at + 5 < text.size() && text[at + 5] == ':' ? digits(text, at + 6, 2) : std::nullopt;
  if (!seconds || *seconds > 60) return Span{start, start + 60 * kSecond - 1};
  std::int64_t ns = start + *seconds * kSecond, unit = kSecond;
  std::size_t next = at + 8;
  if (next < text.size() && (text[next] == '.' || text[next] == ',')) {
    for (++next; digit_at(text, next) && unit > 1; ++next) ns += (unit /= 10) * (text[next] - '0');
  }
  return Span{ns, ns + unit};
}

/// The start of the day of an ISO date that begins at `at`.
std::optional<std::int64_t> day_at(std::string_view text, std::size_t at) {
  if (at > 0 && digit_at(text, at - 1)) return {};
  const auto year = digits(text, at, 4), month = digits(text, at + 5, 2), day = digits(text, at + 8, 2);
  if (!year || !month || !day || text[at + 4] != '-' || text[at + 7] != '-' || digit_at(text, at + 10)) return {};
  if (*year < 1970 || *year > 2200 || *month < 1 || *month > 12 || *day < 1 || *day > 31) return {};
  std::tm parts{};
  parts.tm_year = *year - 1900;
  parts.tm_mon = *month - 1;
  parts.tm_mday = *day;
  return static_cast<std::int64_t>(timegm(&parts)) * kSecond;
}

bool text_reads(std::string_view text, const Span& realtime) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!digit_at(text, at)) continue;
    if (const auto day = day_at(text, at)) {
      auto moment = Span{0, kDay - 1};
      if (at + 11 < text.size() && (text[at + 10] == 'T' || text[at + 10] == ' ')) {
        moment = time_of_day(text, at + 11).value_or(moment);
      }
      return meet({*day + moment.from, *day + moment.to}, realtime);
    }
    if (const auto moment = time_of_day(text, at)) {
      const std::int64_t midnight = realtime.from - realtime.from % kDay;
      return meet({midnight + moment->from, midnight + moment->to}, realtime) ||
             meet({midnight + kDay + moment->from, midnight + kDay + moment->to}, realtime);
    }
  }
  return false;
}

}  // namespace

bool may_be_reading(std::string_view json, const Window& window) {
  const bool text = json.size() >= 2 && json.front() == '"';
  if (text) json = json.substr(1, json.size() - 2);
  if (const auto value = number_of(json)) return number_reads(json, *value, window);
  return text && text_reads(json, window.realtime);
}

}  // namespace snapcheck::vmm::verify
