// Which code another system or an old Python runs: snapshots are of Linux processes, and of versions of today.
#pragma once

#include <optional>

#include "analyzer/lang/tree.h"

namespace snapcheck::lang::python {

/// Whether a test of the system or of the version holds, on Linux with any Python from 3.8: `sys.platform == "win32"`,
/// `os.name != "nt"`, `sys.platform.startswith("win")`, `platform.system() == "Linux"`, `sys.version_info < (3,)`,
/// `not six.PY2`; so does `1`, and `0` does not. Nothing for any other condition.
std::optional<bool> holds_here(const Tree& tree, NodeIndex condition);

/// True for a block that such a process never comes to: of an `if`, `elif` or `else`, or the `else` of a `try` that
/// imports a module of Windows.
bool runs_elsewhere(const Tree& tree, NodeIndex block);

}  // namespace snapcheck::lang::python
