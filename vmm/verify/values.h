// From what a handler returns to named values that can be compared.
//
//   {"order": 7, "items": [{"id": "a"}]}   ->  order = 7, items[0].id = "a"
//   {"body": "{\"id\": 5}"}                ->  body.id = 5          JSON inside a text, as API gateways want it
//   "served by orders-1 in 3 ms"           ->  (0) = "served", (1) = "by", ... plain text by words
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace snapcheck::vmm::verify {

/// Path below `name` -> value as JSON text.
using Values = std::map<std::string, std::string>;

/// Takes a JSON value apart. Depth is limited to 64; what is deeper is one value.
void take_apart(const nlohmann::json& value, const std::string& name, Values& out);

/// The values of a runner's answer to `invoke`: the result, or its text, or `error.type` and `error.message`.
Values values_of_answer(const nlohmann::json& answer);

/// The values of a runner's answer to `state`: path -> value; entries without a comparable value are left out.
Values values_of_state(const nlohmann::json& answer);

}  // namespace snapcheck::vmm::verify
