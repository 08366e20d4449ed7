#include "vmm/verify/machines.h"

#include <fmt/format.h>

#include <algorithm>

#include "vmm/image/cleanup.h"
#include "vmm/image/guest.h"

namespace snapcheck::vmm::verify {
namespace {

using base::Error;
using base::Result;
using Json = nlohmann::json;

constexpr int kSaveSeconds = 300;
constexpr int kSlack = 60;           // seconds beyond the guests' own time-out
constexpr std::size_t kTail = 4000;  // bytes of a console

std::string tail(const std::string& text) { return text.size() <= kTail ? text : text.substr(text.size() - kTail); }

Stop stop_of(const Json& run) {
  Stop stop;
  stop.machine = run.value("machine", "");
  stop.reason = run.value("stop", "");
  for (const Json& event : run["events"]) {
    const std::string kind = event.value("kind", "");
    if (kind == "message") {
      stop.answer = Json::parse(event.value("text", ""), nullptr, false);
    } else if (kind == "control") {
      stop.control = event;
    } else if (kind == "open") {
      stop.opened = event.value("text", "");
    } else if (kind == "used") {
      stop.used += event.value("text", "");
    } else {
      stop.output += event.value("text", "");
    }
  }
  if (stop.reason != "message" && stop.reason != "snapshot") {
    stop.detail = run.value("detail", "");
    if (stop.reason == "exited") stop.detail += fmt::format("wait status {}", run.value("status", 0));
    for (const std::string& more : {tail(stop.output), tail(run.value("console", ""))}) {
      if (!more.empty()) stop.detail += "\n" + more;
    }
  }
  return stop;
}

}  // namespace

Error unexpected(const Stop& stop, const std::string& during) {
  const bool late = stop.reason == "timeout";
  std::string what = late ? fmt::format("{}: {} {}", stop.machine, during, kLate)
                          : fmt::format("{}: the guest stopped during {}: {}", stop.machine, during, stop.reason);
  if (!stop.detail.empty()) what += (stop.detail.starts_with('\n') ? ":" : ": ") + stop.detail;
  std::string remedy;
  if (late) remedy = "raise --timeout, if it is only slow";
  if (stop.detail.find("Out of memory") != std::string::npos) remedy = "the guest ran out of memory: raise --memory";
  return {what, remedy};
}

Result<void> Machines::boot(const std::string& machine, const GuestImage& image, int behind) {
  const auto reply = engine_.ask({{"op", "boot"},
                                  {"machine", machine},
                                  {"kernel", engine_.path(image.kernel)},
                                  {"initramfs", engine_.path(image.initramfs)},
                                  {"memory", image.memory},
                                  {"cpus", 1},
                                  {"command_line", image::kernel_command_line(behind)}},
                                 kSlack);
  if (!reply) return reply.error();
  return {};
}

Result<void> Machines::restore(const Restore& what) {
  const auto reply = engine_.ask({{"op", "restore"},
                                  {"snapshot", what.snapshot},
                                  {"machine", what.machine},
                                  {"clone", what.number},
                                  {"flags", what.flags},
                                  {"realtime_offset_ns", what.realtime_offset},
                                  {"monotonic_advance_ns", what.monotonic_advance}},
                                 kSlack);
  if (!reply) return reply.error();
  return {};
}

Result<void> Machines::snapshot(const std::string& machine, const std::string& name) {
  const auto reply = engine_.ask({{"op", "snapshot"}, {"machine", machine}, {"snapshot", name}}, kSlack);
  if (!reply) return reply.error();
  return {};
}

Result<void> Machines::save(const std::string& snapshot, const std::string& folder) {
  const image::RemovedOnSignal state(folder + "/state.part"), memory(folder + "/memory.part");
  const auto saved =
      engine_.ask({{"op", "save"}, {"snapshot", snapshot}, {"folder", engine_.folder(folder)}}, kSaveSeconds);
  if (!saved) return saved.error();
  return engine_.fetch(folder);
}

Result<void> Machines::resume(const std::string& machine) {
  const auto reply = engine_.ask({{"op", "resume"}, {"machine", machine}}, kSlack);
  if (!reply) return reply.error();
  return {};
}

void Machines::end(const std::string& machine) { (void)engine_.ask({{"op", "end"}, {"machine", machine}}, kSlack); }

void Machines::end_snapshot(const std::string& name) { (void)engine_.ask({{"op", "end"}, {"snapshot", name}}, kSlack); }

Result<std::vector<Stop>> Machines::run(const std::vector<std::string>& machines) {
  const int jobs = std::max(1, options_.jobs);
  const int turns = (static_cast<int>(machines.size()) + jobs - 1) / jobs;
  const auto reply = engine_.ask({{"op", "run"}, {"machines", machines}, {"jobs", jobs}, {"timeout", options_.timeout}},
                                 turns * options_.timeout + kSlack);
  if (!reply) return reply.error();
  std::vector<Stop> stops;
  for (const Json& run : (*reply)["runs"]) stops.push_back(stop_of(run));
  return stops;
}

Result<std::vector<Stop>> Machines::ask(const std::vector<std::string>& machines, const Json& request) {
  for (const std::string& machine : machines) {
    const auto sent = engine_.ask({{"op", "send"}, {"machine", machine}, {"text", request.dump()}}, kSlack);
    if (!sent) return sent.error();
  }
  return run(machines);
}

Result<std::vector<Stop>> Machines::answers(const std::vector<std::string>& machines, const Json& request) {
  auto stops = ask(machines, request);
  if (!stops) return stops;
  for (const Stop& stop : *stops) {
    if (stop.reason != "message" || !stop.answer.is_object()) return unexpected(stop, request.value("op", ""));
  }
  return stops;
}

}  // namespace snapcheck::vmm::verify
