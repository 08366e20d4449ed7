// A calendar day, for suppressions that expire.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace snapcheck::base {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  auto operator<=>(const Date&) const = default;
};

/// The day written as YYYY-MM-DD, or nothing when it is written otherwise or does not exist (2026-02-30).
std::optional<Date> parse_date(std::string_view text);

/// "2027-01-31".
std::string to_string(const Date& date);

/// Today in UTC, so that a suppression ends at the same moment everywhere.
Date today();

}  // namespace snapcheck::base
