// The variables of a native program as entries of the runner's state message.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <nlohmann/json.hpp>

namespace snapcheck::runner {

/// {"state": [...], "truncated": bool}. Values never have an address in them: a word that points into the process is
/// the text `pointer`.
nlohmann::json read_state(pid_t process, std::size_t limit);

}  // namespace snapcheck::runner
