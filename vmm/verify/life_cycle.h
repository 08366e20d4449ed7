// Requests by which a platform tells a program, a server of HTTP, of its snapshots.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace snapcheck::vmm::verify {

struct LifeCycle {
  std::string_view name;    ///< of the platform, as the user writes it
  std::string_view before;  ///< path: is the program ready for the snapshot?
  std::string_view after;   ///< path: a clone has started; comes before all other requests
};

/// The platform of that name, or nullptr.
const LifeCycle* life_cycle(std::string_view name);

/// "lambda-microvms", and whatever else there is.
std::string life_cycle_names();

/// Events for a runner (../guest/runners/README.md). `clone`: a text that no other clone gets.
nlohmann::json before_event(const LifeCycle& platform);
nlohmann::json after_event(const LifeCycle& platform, const std::string& clone);

/// A runner's answer to the question before the snapshot: 503, ask again.
bool is_not_yet(const nlohmann::json& answer);

/// Why a runner's answer to such an event is no 200; empty when it is.
std::string why_refused(const nlohmann::json& answer);

}  // namespace snapcheck::vmm::verify
