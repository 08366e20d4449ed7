// Evidence as tables: each name that was seen, with its value in every clone. No judgement yet.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "vmm/verify/evidence.h"
#include "vmm/verify/oracle.h"
#include "vmm/verify/report.h"
#include "vmm/verify/values.h"

namespace snapcheck::vmm::verify {

/// [position][boot][clone], the position being the invocation; state has one.
using Rounds = std::vector<Matrix>;
/// Name -> its values, in one group of clones.
using Table = std::map<std::string, Rounds>;

struct Tables {
  std::array<Table, kGroups> output;  ///< "output.order.id", "output#2.order.id" for the second of several events
  std::array<Table, kGroups> state;   ///< as the runners name variables
};

/// Elements of a container that not every clone has become one value, "a[*]".
Tables tables_of(const Evidence& evidence, bool with_state);

/// The values of an answer by the names that they have in Tables::output; `position` is that of the invocation.
Values named_values(const nlohmann::json& answer, const Evidence& evidence, std::size_t position);

/// What scan calls a variable, and its type.
struct Described {
  std::string holder;
  std::string type;
};

/// Path of a variable, as in Tables::state -> what it is.
std::map<std::string, Described> describe_state(const Evidence& evidence);

/// What the clones' runners did not read whole, each place once.
std::vector<Gap> gaps_of(const Evidence& evidence);

/// [boot]: the state before the snapshot.
std::vector<Values> values_before(const Evidence& evidence);

}  // namespace snapcheck::vmm::verify
