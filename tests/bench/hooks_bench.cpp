// What the SDK costs: hooks_bench prints ns for each operation; exit code 1 if one is above its limit.
//
// Each number is the smallest of many short runs, the two that are compared in turn: load of other programs only adds.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <random>
#include <utility>

#include "snapcheck/hooks.hpp"

namespace {

constexpr int kRuns = 60, kCalls = 200'000;

volatile std::uint64_t sink;

/// The time of one call in nanoseconds.
template <class Call>
double nanoseconds(Call& call) {
  std::uint64_t sum = 0;
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < kCalls; i++) sum += call();
  const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - began;
  sink = sum;
  return took.count() / kCalls;
}

/// The smallest times of one call of each, in nanoseconds.
template <class Plain, class Ours>
std::pair<double, double> compare(Plain plain, Ours ours) {
  std::pair<double, double> best{1e9, 1e9};
  for (int run = 0; run < kRuns; run++) {
    best.first = std::min(best.first, nanoseconds(plain));
    best.second = std::min(best.second, nanoseconds(ours));
  }
  return best;
}

}  // namespace

int main() {
  static volatile std::uint64_t plain_word = 0;
  const auto [load, check] = compare([] { return plain_word; }, [] { return snapcheck_generation(); });

  std::mt19937_64 plain(7);
  snapcheck::engine<std::mt19937_64> ours(7);
  const auto [plain_draw, our_draw] = compare([&] { return plain(); }, [&] { return ours(); });

  std::printf("c++ generation: a plain load %.2f ns, snapcheck_generation() %.2f ns, %.2f more (limit 2)\n", load,
              check, check - load);
  std::printf("c++ draw: std::mt19937_64 %.2f ns, snapcheck::engine %.2f ns, factor %.2f (limit 1.2)\n", plain_draw,
              our_draw, our_draw / plain_draw);
  return check - load > 2 || our_draw / plain_draw > 1.2 ? 1 : 0;
}
