// The oracle: what a value is, judged by nothing but where it is equal.
//
// K cold boots, each with one snapshot and N clones of it, give a value K x N times:
//
//              clone 1  clone 2  clone 3
//     boot 1      a        a        a      equal everywhere                                     constant
//     boot 2      a        a        a
//
//     boot 1      a        b        c      differs between clones                               diverges
//     boot 2      d        e        f
//
//     boot 1      a        a        a      differs between boots, equal in the clones of each   cloned
//     boot 2      b        b        b
//
//     boot 1      a        a        c      equal in some clones of a snapshot                   collision
//     boot 2      d        e        f
//
// A value of few possible values (a flag, a digit) is equal by chance. So a pattern counts only when chance would show
// it less often than once in a thousand runs; the chance of two being equal is taken from the clones of different
// boots, which share nothing, and from the width of the value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snapcheck::vmm::verify {

/// From harmless to bad: what is seen in one of several invocations holds for the field.
enum class Verdict {
  kUnknown,  ///< not seen often enough, or of too few possible values to tell
  kConstant,
  kDiverges,
  kClock,  ///< differs only as the clocks of the clones differ
  kCollision,
  kCloned,
  kCarried,  ///< of a descriptor: open at the snapshot
  kDead,     ///< of a connection: carried, used and found dead
};

/// "unknown", "constant", "diverges", "clock", "collision", "cloned", "carried", "dead".
std::string_view to_string(Verdict verdict);

/// One value of one clone, as JSON text; nothing where the clone did not have it.
using Cell = std::optional<std::string>;
/// [boot][clone].
using Matrix = std::vector<std::vector<Cell>>;

Verdict rule(const Matrix& values);

/// How many bits of information the JSON text can have at most: 1 for a flag, 4 for a hexadecimal digit.
double width(std::string_view json);

/// At least `hits` of `trials` when each has the chance `p`.
double binomial_tail(int trials, int hits, double p);

/// Whether a clone has a wide value (32 bits or more) at one invocation that another clone of the same snapshot has at
/// another one: the same sequence, shifted. `rounds` is [invocation]; values that several boots have do not count.
bool overlaps(const std::vector<Matrix>& rounds);

/// Whether a wide value is the same in clone n of two boots, and in no other clone. The n-th clones of all boots wake
/// at the same time of day and have nothing else in common: the value is made of the clock.
bool follows_clock(const Matrix& values);

/// Whether all clones of the first boot whose clocks stand still at the same moment have the same wide value, and all
/// clones of that boot whose clocks do not have other ones: entropy would make them differ, so it is the clock.
bool vanishes_with_clock(const Matrix& values, const Matrix& held);

}  // namespace snapcheck::vmm::verify
