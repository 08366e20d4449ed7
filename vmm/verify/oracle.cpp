#include "vmm/verify/oracle.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace snapcheck::vmm::verify {
namespace {

constexpr double kChance = 1e-3;
constexpr double kWide = 32;  // bits
constexpr double kFairlyWide = 20;
constexpr double kMostBits = 256;

/// How often two cells are equal, in pairs of one boot and in pairs of two boots.
struct Pairs {
  int same = 0, same_equal = 0;
  int cross = 0, cross_equal = 0;
  int repeats = 0;  ///< clones beyond the first of each boot
};

Pairs count(const Matrix& values) {
  Pairs pairs;
  std::vector<std::pair<std::size_t, const std::string*>> cells;
  for (std::size_t boot = 0; boot < values.size(); ++boot) {
    int here = 0;
    for (const Cell& cell : values[boot]) {
      if (!cell) continue;
      for (const auto& [other_boot, other] : cells) {
        const bool equal = *other == *cell;
        (other_boot == boot ? pairs.same : pairs.cross) += 1;
        (other_boot == boot ? pairs.same_equal : pairs.cross_equal) += equal ? 1 : 0;
      }
      cells.emplace_back(boot, &*cell);
      ++here;
    }
    pairs.repeats += std::max(0, here - 1);
  }
  return pairs;
}

double widest(const Matrix& values) {
  double bits = 0;
  for (const auto& row : values) {
    for (const Cell& cell : row) bits = std::max(bits, cell ? width(*cell) : 0);
  }
  return bits;
}

bool digits_only(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  static constexpr std::string_view kNames[] = {"unknown",   "constant", "diverges", "clock",
                                                "collision", "cloned",   "carried",  "dead"};
  return kNames[static_cast<std::size_t>(verdict)];
}

double width(std::string_view json) {
  if (json == "true" || json == "false" || json == "null" || json.empty()) return 1;
  if (json.front() != '"') {
    if (json.front() == '-') json.remove_prefix(1);
    if (digits_only(json)) return std::max(1.0, std::log2(std::stod(std::string(json)) + 1));
    return std::min(kMostBits, 3.32 * static_cast<double>(json.size()));  // a fraction: each digit tells
  }
  const auto length = static_cast<double>(json.size() - std::min<std::size_t>(json.size(), 2));
  return std::clamp(4 * length, 1.0, kMostBits);
}

double binomial_tail(int trials, int hits, double p) {
  double sum = 0;
  for (int k = hits; k <= trials; ++k) {
    const double ways = std::lgamma(trials + 1) - std::lgamma(k + 1) - std::lgamma(trials - k + 1);
    if (p <= 0) {
      sum += k == 0 ? 1 : 0;
    } else if (p >= 1) {
      sum += k == trials ? 1 : 0;
    } else {
      sum += std::exp(ways + k * std::log(p) + (trials - k) * std::log1p(-p));
    }
  }
  return std::min(sum, 1.0);
}

Verdict rule(const Matrix& values) {
  const Pairs pairs = count(values);
  if (pairs.same == 0) return Verdict::kUnknown;
  if (pairs.same_equal == pairs.same && pairs.cross_equal == pairs.cross) {
    return pairs.cross == 0 ? Verdict::kUnknown : Verdict::kConstant;  // one boot cannot tell constant from cloned
  }
  if (pairs.same_equal == 0) return Verdict::kDiverges;
  const double seen = pairs.cross == 0 ? 0 : static_cast<double>(pairs.cross_equal) / pairs.cross;
  const double p = std::max(seen, std::exp2(-widest(values)));
  if (pairs.same_equal == pairs.same) {
    return std::pow(p, pairs.repeats) < kChance ? Verdict::kCloned : Verdict::kUnknown;
  }
  return binomial_tail(pairs.same, pairs.same_equal, p) < kChance ? Verdict::kCollision : Verdict::kDiverges;
}

bool follows_clock(const Matrix& values) {
  std::map<std::string, std::set<std::pair<std::size_t, std::size_t>>> places;  // value -> (clone, boot)
  for (std::size_t boot = 0; boot < values.size(); ++boot) {
    for (std::size_t clone = 0; clone < values[boot].size(); ++clone) {
      if (const Cell& cell = values[boot][clone]; cell && width(*cell) >= kFairlyWide)
        places[*cell].insert({clone, boot});
    }
  }
  return std::ranges::any_of(places, [](const auto& entry) {
    const auto& seen = entry.second;
    return seen.size() > 1 && seen.begin()->first == seen.rbegin()->first;
  });
}

bool vanishes_with_clock(const Matrix& values, const Matrix& held) {
  if (held.empty() || held.front().size() < 2 || values.empty() || values.front().size() < 2) return false;
  const std::vector<Cell>&still = held.front(), &moving = values.front();
  if (!still.front() || width(*still.front()) < kFairlyWide) return false;
  if (std::ranges::any_of(still, [&](const Cell& cell) { return cell != still.front(); })) return false;
  std::set<std::string> different;
  for (const Cell& cell : moving) {
    if (!cell || !different.insert(*cell).second) return false;
  }
  return true;
}

bool overlaps(const std::vector<Matrix>& rounds) {
  std::map<std::string, std::set<std::size_t>> boots;                              // value -> boots that have it
  std::map<std::string, std::set<std::pair<std::size_t, std::size_t>>> positions;  // value -> (clone, round)
  for (std::size_t round = 0; round < rounds.size(); ++round) {
    for (std::size_t boot = 0; boot < rounds[round].size(); ++boot) {
      for (std::size_t clone = 0; clone < rounds[round][boot].size(); ++clone) {
        const Cell& cell = rounds[round][boot][clone];
        if (!cell || width(*cell) < kWide) continue;
        boots[*cell].insert(boot);
        positions[*cell].insert({clone, round});
      }
    }
  }
  return std::ranges::any_of(positions, [&](const auto& entry) {
    if (boots[entry.first].size() != 1) return false;
    const auto& seen = entry.second;
    return std::ranges::any_of(seen, [&](const auto& a) {
      return std::ranges::any_of(seen, [&](const auto& b) { return a.first != b.first && a.second != b.second; });
    });
  });
}

}  // namespace snapcheck::vmm::verify
