// The words of the rule files and what they mean: one table for each enumeration, for the loader and the pages.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "analyzer/model/catalog.h"

namespace snapcheck::rules {

template <typename Enum>
using Word = std::pair<std::string_view, Enum>;

using Instances = model::EntryPoint::Instances;
using EntryKind = model::EntryPoint::Kind;
using Test = model::Condition::Test;

inline constexpr std::array<Word<model::ConceptKind>, 3> kConceptKinds{
    {{"value", model::ConceptKind::value}, {"object", model::ConceptKind::object}, {"call", model::ConceptKind::call}}};

inline constexpr std::array<Word<model::Level>, 4> kLevels{{{"off", model::Level::off},
                                                            {"note", model::Level::note},
                                                            {"warning", model::Level::warning},
                                                            {"error", model::Level::error}}};

inline constexpr std::array<Word<model::Phase>, 4> kPhases{{{"init", model::Phase::init},
                                                            {"before-snapshot", model::Phase::before_snapshot},
                                                            {"after-restore", model::Phase::after_restore},
                                                            {"handler", model::Phase::handler}}};

inline constexpr std::array<Word<model::Check>, 5> kChecks{{{"state", model::Check::state},
                                                            {"init-call", model::Check::init_call},
                                                            {"handler-call", model::Check::handler_call},
                                                            {"hook", model::Check::hook},
                                                            {"suppression", model::Check::suppression}}};

inline constexpr std::array<Word<EntryKind>, 10> kEntryKinds{{{"type", EntryKind::type},
                                                              {"annotation", EntryKind::annotation},
                                                              {"decorator", EntryKind::decorator},
                                                              {"callback", EntryKind::callback},
                                                              {"object", EntryKind::object},
                                                              {"signature", EntryKind::signature},
                                                              {"boundary", EntryKind::boundary},
                                                              {"factory", EntryKind::factory},
                                                              {"adapter", EntryKind::adapter},
                                                              {"table", EntryKind::table}}};

inline constexpr std::array<Word<Instances>, 4> kInstances{{{"unknown", Instances::unknown},
                                                            {"init", Instances::init},
                                                            {"lazy", Instances::lazy},
                                                            {"per-use", Instances::per_use}}};

/// Tests that stand without a text of their own.
inline constexpr std::array<Word<Test>, 5> kArgumentTests{{{"present", Test::present},
                                                           {"absent", Test::absent},
                                                           {"null", Test::null},
                                                           {"constant", Test::constant},
                                                           {"variable", Test::variable}}};

/// What Rule::defect can be for Check::hook; rules/match.h finds them.
inline constexpr std::array<std::string_view, 11> kHookDefects{"never-registered",
                                                               "weakly-held",
                                                               "registered-too-late",
                                                               "creates-before-snapshot",
                                                               "reseeds-constant",
                                                               "reseeds-time",
                                                               "reseeds-captured",
                                                               "misses-alias",
                                                               "async",
                                                               "fork-guard",
                                                               "priming"};

/// What Rule::defect can be for Check::suppression.
inline constexpr std::array<std::string_view, 2> kSuppressionDefects{"without-reason", "unused"};

inline constexpr std::array<std::string_view, 5> kPlatforms{"lambda", "firecracker", "criu", "crac", "openj9"};
inline constexpr std::array<std::string_view, 5> kGroups{"uniqueness", "staleness", "liveness", "hooks", "own"};
inline constexpr std::array<std::string_view, 4> kPrecisions{"very-high", "high", "medium", "low"};
inline constexpr std::array<std::string_view, 6> kPlaceholders{"api", "noun", "holder", "function", "hook", "phase"};

template <typename Enum, std::size_t N>
constexpr std::string_view word_for(const std::array<Word<Enum>, N>& table, Enum value) {
  for (const auto& [word, meaning] : table) {
    if (meaning == value) return word;
  }
  return {};
}

}  // namespace snapcheck::rules
