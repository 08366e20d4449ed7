// The variables of a native program as entries of the runner's state message.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "vmm/guest/runners/native/layout.h"

namespace snapcheck::runner {

/// Of files of the program, by their paths in its file system.
using Layouts = std::map<std::string, Layout>;

/// {"state": [...], "truncated": bool}. Values never have an address in them: a word that points into the process is
/// the text `pointer`.
nlohmann::json read_state(pid_t process, const Layouts& layouts, std::size_t limit);

}  // namespace snapcheck::runner
