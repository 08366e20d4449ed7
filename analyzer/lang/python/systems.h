// Which code another system runs: snapshots are of Linux processes.
#pragma once

#include <optional>

#include "analyzer/lang/tree.h"

namespace snapcheck::lang::python {

/// Whether a test of the system holds on Linux: `sys.platform == "win32"`, `os.name != "nt"`,
/// `sys.platform.startswith("win")`, `platform.system() == "Linux"`. Nothing for any other condition.
std::optional<bool> holds_on_linux(const Tree& tree, NodeIndex condition);

/// True for a block that Linux never comes to: of an `if`, `elif` or `else`, or the `else` of a `try` that imports a
/// module of Windows.
bool runs_elsewhere(const Tree& tree, NodeIndex block);

}  // namespace snapcheck::lang::python
