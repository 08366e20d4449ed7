// JSON for scripts: docs/verify.md.
#include <nlohmann/json.hpp>

#include "vmm/verify/writers.h"

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::ordered_json;

/// A value is JSON text; a redacted one is a letter.
Json cell_json(const Cell& cell) {
  if (!cell) return {{"missing", true}};
  Json value = Json::parse(*cell, nullptr, false);
  return {{"value", value.is_discarded() ? Json(*cell) : std::move(value)}};
}

Json observation_json(const Observation& seen) {
  Json json;
  json["kind"] = to_string(seen.kind);
  json["name"] = seen.name;
  json["holder"] = seen.holder;
  json["verdict"] = to_string(seen.verdict);
  json["defect"] = seen.defect;
  json["what"] = seen.what;
  json["why"] = seen.why;
  json["blamed"] = seen.blamed;
  json["boots"] = Json::array();
  for (const auto& row : seen.values) {
    Json& cells = json["boots"].emplace_back(Json::array());
    for (const Cell& cell : row) cells.push_back(cell_json(cell));
  }
  return json;
}

Json report_json(const Report& report) {
  Json json;
  json["app"] = report.app;
  json["runtime"] = report.runtime;
  json["handler"] = report.handler;
  json["engine"] = report.engine;
  json["mode"] = report.mode;
  json["boots"] = report.boots;
  json["clones"] = report.clones;
  json["invocations"] = report.invocations;
  json["outcome"] = to_string(report.outcome);
  json["reason"] = report.reason;
  json["observations"] = Json::array();
  for (const Observation& seen : report.observations) json["observations"].push_back(observation_json(seen));
  json["scanned"] = report.scanned;
  json["predictions"] = Json::array();
  for (const Prediction& prediction : report.predictions) {
    json["predictions"].push_back({{"rule", prediction.rule},
                                   {"place", prediction.place},
                                   {"message", prediction.message},
                                   {"holder", prediction.holder},
                                   {"error", prediction.error},
                                   {"status", prediction.status}});
  }
  json["controls"] = Json::array();
  for (const ControlResult& control : report.controls) {
    json["controls"].push_back({{"name", control.name}, {"fine", control.fine}, {"what", control.what}});
  }
  json["hooks"] = Json::array();
  for (const HookRun& hook : report.hooks) {
    json["hooks"].push_back({{"phase", hook.phase},
                             {"name", hook.name},
                             {"seconds", hook.seconds},
                             {"error", hook.error},
                             {"boot", hook.boot},
                             {"clone", hook.clone}});
  }
  json["idle_hooks"] = Json::array();
  for (const IdleHook& hook : report.idle) {
    json["idle_hooks"].push_back({{"phase", hook.phase}, {"name", hook.name}, {"lost", hook.lost}});
  }
  json["phases"] = Json::array();
  for (const Phase& phase : report.phases) json["phases"].push_back({{"name", phase.name}, {"seconds", phase.seconds}});
  json["printed"] = Json::array();
  for (const auto& [machine, text] : report.printed) json["printed"].push_back({{"machine", machine}, {"text", text}});
  json["notices"] = report.notices;
  return json;
}

}  // namespace

std::string write_json(const std::vector<Report>& reports, const WriteOptions& options) {
  Json json;
  json["format"] = 1;
  json["tool"] = {{"name", "snapcheck"}, {"version", options.version}};
  json["apps"] = Json::array();
  for (const Report& report : reports) json["apps"].push_back(report_json(report));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace snapcheck::vmm::verify
