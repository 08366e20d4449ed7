// Connections and files that the program held open at the snapshot, and what became of them in the clones.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/verify/evidence.h"
#include "vmm/verify/report.h"

namespace snapcheck::vmm::verify {

/// A peer that the agent plays (../guest/PROTOCOL.md, "serve").
struct ServiceAddress {
  std::string address;  ///< IPv4
  int port = 0;
  std::string name;  ///< empty when the user wrote a number
};

/// From "db.internal:5432", "localhost:6379", "10.0.0.5:80". Each name gets an address of its own.
base::Result<std::vector<ServiceAddress>> addresses_of(const std::vector<std::string>& services);

/// The payloads of OPEN and USED; lines that are not understood are left out.
std::vector<Carried> carried_of(const std::string& open);
std::vector<Use> uses_of(const std::string& used, const std::string& when);

/// "tcp connection to db.internal:5432", "file /tmp/log".
std::string name_of(const Carried& one, const Evidence& evidence);

/// One observation for each descriptor that was open at the snapshot: what each clone did with it. A connection is dead
/// in clones; it is a defect where a clone used it and failed, or where it used it and `changed` is not empty: what is
/// in all clones another output than where nothing was restored.
std::vector<Observation> judge_carried(const Evidence& evidence, const std::string& changed = "");

/// What failed in a clone: of its after-hooks or its handler; empty when nothing did.
std::string failure_of(const Evidence& evidence, std::size_t boot, std::size_t clone, std::size_t group);

}  // namespace snapcheck::vmm::verify
