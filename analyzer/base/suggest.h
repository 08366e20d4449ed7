// "did you mean": the known word that is nearest to a misspelt one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace snapcheck::base {

/// The candidate with the smallest edit distance (a swap of neighbours counts as one edit), or an empty view when
/// none is near enough to be a likely misspelling: at most a third of the word's length (one edit in short words of two
/// letters or more), and at most three edits.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "did you mean `x`?" for the nearest candidate, else an empty string. Made for Error::remedy.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace snapcheck::base
