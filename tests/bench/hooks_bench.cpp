// What the SDK costs: hooks_bench [--check] prints ns for each operation; with --check exit code 1 if one is above its
// limit.
//
// Each number is the smallest of many short runs: load of other programs only adds.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <random>

#include "snapcheck/hooks.hpp"

namespace {

constexpr int kRuns = 60, kCalls = 200'000;

volatile std::uint64_t sink;

/// The smallest time of one call in nanoseconds.
template <class Call>
double nanoseconds(Call call) {
  double best = 1e9;
  for (int run = 0; run < kRuns; run++) {
    std::uint64_t sum = 0;
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < kCalls; i++) sum += call();
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - began;
    sink = sum;
    best = std::min(best, took.count() / kCalls);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  static volatile std::uint64_t plain_word = 0;
  const double load = nanoseconds([] { return plain_word; });
  const double check = nanoseconds([] { return snapcheck_generation(); });

  std::mt19937_64 plain(7);
  snapcheck::engine<std::mt19937_64> ours(7);
  const double plain_draw = nanoseconds([&] { return plain(); });
  const double our_draw = nanoseconds([&] { return ours(); });

  std::printf("c++ generation: a plain load %.2f ns, snapcheck_generation() %.2f ns, %.2f more (limit 2)\n", load,
              check, check - load);
  std::printf("c++ draw: std::mt19937_64 %.2f ns, snapcheck::engine %.2f ns, factor %.2f (limit 1.2)\n", plain_draw,
              our_draw, our_draw / plain_draw);
  const bool wanted = argc > 1 && std::strcmp(argv[1], "--check") == 0;
  return wanted && (check - load > 2 || our_draw / plain_draw > 1.2) ? 1 : 0;
}
