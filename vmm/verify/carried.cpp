#include "vmm/verify/carried.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <tuple>

namespace snapcheck::vmm::verify {
namespace {

using base::Error;
using base::Result;
using Json = nlohmann::json;

constexpr int kMostServices = 200;  // each name is an address of 127.0.77.0/24

std::vector<std::vector<std::string>> fields_of(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string>& fields = out.emplace_back();
    std::istringstream parts(line);
    for (std::string part; std::getline(parts, part, '\t');) fields.push_back(part);
  }
  return out;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() <= 9 && text.find_first_not_of("0123456789") == std::string::npos;
}

/// Kind, process, descriptor: what is the same thing in all boots.
using Key = std::tuple<std::string, int, int>;
Key key_of(const Carried& one) { return {one.kind, one.process, one.number}; }

bool is_of(const Use& use, const Carried& one) {
  return one.kind == "file" ? use.kind == "file" && use.key == fmt::format("{}:{}", one.process, one.number)
                            : use.kind == "connection" && use.key == one.here;
}

bool waits(const Use& use) { return use.what == "waited for"; }

class CarriedJudge {
 public:
  CarriedJudge(const Evidence& evidence, const std::string& changed) : evidence_(evidence), changed_(changed) {}

  Observation observe(const Key& key);

 private:
  Cell look(Observation& seen, const Carried& one, std::size_t boot, std::size_t group, std::size_t clone);

  const Evidence& evidence_;
  const std::string& changed_;
  std::string failure_;  ///< of a clone that used the connection
  bool used_ = false, unused_ = false;
};

Cell CarriedJudge::look(Observation& seen, const Carried& one, std::size_t boot, std::size_t group, std::size_t clone) {
  const CloneRecord& record = evidence_.boots[boot].groups[group][clone];
  // A thread that waits for the peer all the time hides what else was done with it, unless it is all that was done.
  auto use = std::ranges::find_if(record.uses, [&](const Use& other) { return is_of(other, one) && !waits(other); });
  if (use == record.uses.end()) {
    use = std::ranges::find_if(record.uses, [&](const Use& other) { return is_of(other, one); });
  }
  if (use == record.uses.end()) {
    unused_ = true;
    return Json("not used").dump();
  }
  const bool stuck = waits(*use) && !record.answers.empty() && record.answers.back().value("hung", false);
  const bool wrote = use->what.starts_with("written");
  used_ = used_ || wrote;
  if (one.kind != "file" && (wrote || stuck) && failure_.empty()) {
    failure_ = failure_of(evidence_, boot, clone, group);
  }
  if (!failure_.empty()) seen.verdict = Verdict::kDead;
  return Json(fmt::format("{} {}", use->what, use->when)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Observation CarriedJudge::observe(const Key& key) {
  Observation seen;
  seen.kind = Observation::kDescriptor;
  seen.verdict = Verdict::kCarried;
  bool inside = false;  // both ends are in the guest: another process of the program
  for (std::size_t b = 0; b < evidence_.boots.size(); ++b) {
    const BootRecord& boot = evidence_.boots[b];
    auto& row = seen.values.emplace_back();
    const auto one = std::ranges::find(boot.carried, key, key_of);
    for (std::size_t group = 0; group < kRealGroups; ++group) {
      for (std::size_t c = 0; c < boot.groups[group].size(); ++c) {
        row.push_back(one == boot.carried.end() ? Cell() : look(seen, *one, b, group, c));
      }
    }
    if (one == boot.carried.end() || !seen.name.empty()) continue;
    seen.name = name_of(*one, evidence_);
    seen.what = fmt::format("descriptor {}", one->number);
    inside = !evidence_.services.contains(one->there);
  }
  const bool changed = std::get<0>(key) != "file" && !inside && used_ && failure_.empty() && !changed_.empty();
  if (changed) seen.verdict = Verdict::kDead;
  seen.defect = seen.verdict == Verdict::kDead;
  if (std::get<0>(key) == "file") return seen;
  if (inside) {
    seen.why = "its peer is in the guest, too, and went with it";
    return seen;
  }
  if (changed) {
    seen.why = "its peer is gone after a restore, and the program answers something else: " + changed_;
  } else if (seen.defect) {
    seen.why = "its peer is gone after a restore: " + failure_;
  } else if (used_) {
    seen.why = "its peer is gone after a restore; the program noticed, and went on";
  } else if (unused_) {
    seen.why = "its peer is gone after a restore; whoever uses it will fail";
  }
  return seen;
}

}  // namespace

Result<std::vector<ServiceAddress>> addresses_of(const std::vector<std::string>& services) {
  std::vector<ServiceAddress> out;
  std::map<std::string, std::string> known;
  for (const std::string& service : services) {
    const std::size_t colon = service.rfind(':');
    const std::string name = service.substr(0, colon);
    const std::string port = colon == std::string::npos ? "" : service.substr(colon + 1);
    if (name.empty() || name.find_first_of(": \t\n[]/") != std::string::npos || !is_number(port) ||
        std::stoi(port) < 1 || std::stoi(port) > 65535) {
      return Error{fmt::format("the service `{}` is no HOST:PORT", service), "write it like db.internal:5432"};
    }
    in_addr number{};
    if (inet_pton(AF_INET, name.c_str(), &number) == 1) {
      out.push_back({name, std::stoi(port), ""});
      continue;
    }
    const std::string next = fmt::format("127.0.77.{}", known.size() + 1);
    const std::string address = known.try_emplace(name, name == "localhost" ? "127.0.0.1" : next).first->second;
    out.push_back({address, std::stoi(port), name == "localhost" ? "" : name});
    if (known.size() > kMostServices) return Error{fmt::format("more than {} services", kMostServices), ""};
  }
  return out;
}

std::vector<Carried> carried_of(const std::string& open) {
  std::vector<Carried> out;
  for (const auto& fields : fields_of(open)) {
    if (fields.size() < 4 || !is_number(fields[0]) || !is_number(fields[1])) continue;
    out.push_back(
        {std::stoi(fields[0]), std::stoi(fields[1]), fields[2], fields[3], fields.size() > 4 ? fields[4] : ""});
  }
  return out;
}

std::vector<Use> uses_of(const std::string& used, const std::string& when) {
  std::vector<Use> out;
  for (const auto& fields : fields_of(used)) {
    if (fields.size() == 3) out.push_back({fields[0], fields[1], fields[2], when});
  }
  return out;
}

std::string failure_of(const Evidence& evidence, std::size_t boot, std::size_t clone, std::size_t group) {
  const CloneRecord& record = evidence.boots[boot].groups[group][clone];
  for (const Json& answer : record.answers) {
    if (answer.value("ok", false)) continue;
    const Json error = answer.value("error", Json::object());
    return fmt::format("{}: {}", error.value("type", "no answer"), error.value("message", ""));
  }
  for (const HookRun& hook : evidence.hooks) {
    if (group == kSpread && hook.phase == "after" && !hook.error.empty() && hook.boot == static_cast<int>(boot) + 1 &&
        hook.clone == static_cast<int>(clone) + 1) {
      return fmt::format("{}: {}", hook.name, hook.error);
    }
  }
  return "";
}

std::string name_of(const Carried& one, const Evidence& evidence) {
  if (one.kind == "file") return "file " + one.here;
  const auto named = evidence.services.find(one.there);
  return fmt::format("{} connection to {}", one.kind, named == evidence.services.end() ? one.there : named->second);
}

std::vector<Observation> judge_carried(const Evidence& evidence, const std::string& changed) {
  std::vector<Key> keys;
  for (const BootRecord& boot : evidence.boots) {
    for (const Carried& one : boot.carried) {
      if (std::ranges::find(keys, key_of(one)) == keys.end()) keys.push_back(key_of(one));
    }
  }
  std::vector<Observation> out;
  for (const Key& key : keys) out.push_back(CarriedJudge(evidence, changed).observe(key));
  return out;
}

}  // namespace snapcheck::vmm::verify
