#include "vmm/verify/life_cycle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

constexpr std::array<LifeCycle, 1> kPlatforms = {{
    // docs.aws.amazon.com/lambda/latest/dg/microvms-how-it-works.html
    {"lambda-microvms", "/aws/lambda-microvms/runtime/v1/ready", "/aws/lambda-microvms/runtime/v1/run"},
}};

Json post(std::string_view path, Json body) {
  return {{"method", "POST"},
          {"path", path},
          {"headers", {{"content-type", "application/json"}}},
          {"body", std::move(body)}};
}

}  // namespace

const LifeCycle* life_cycle(std::string_view name) {
  const auto found = std::ranges::find(kPlatforms, name, &LifeCycle::name);
  return found == kPlatforms.end() ? nullptr : &*found;
}

std::string life_cycle_names() {
  std::string names;
  for (const LifeCycle& platform : kPlatforms) {
    if (!names.empty()) names += ", ";
    names += platform.name;
  }
  return names;
}

Json before_event(const LifeCycle& platform) { return post(platform.before, Json::object()); }

Json after_event(const LifeCycle& platform, const std::string& clone) {
  return post(platform.after, {{"microvmId", clone}, {"runHookPayload", "{}"}});
}

bool is_not_yet(const Json& answer) {
  const Json result = answer.value("result", Json());
  return result.is_object() && result.contains("status") && result["status"] == 503;
}

std::string why_refused(const Json& answer) {
  if (!answer.value("ok", false)) {
    const Json error = answer.value("error", Json::object());
    return fmt::format("{}: {}", error.value("type", ""), error.value("message", ""));
  }
  const Json result = answer.value("result", Json());
  if (!result.is_object() || !result.contains("status")) return "it is no server of HTTP";
  const Json& status = result["status"];
  if (status == 200) return "";
  return fmt::format("the answer is {} instead of 200", status.dump());
}

}  // namespace snapcheck::vmm::verify
