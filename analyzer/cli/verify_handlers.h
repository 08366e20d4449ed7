// Whether the handler that verify is to call is there, as far as the host can see it: said before any machine starts.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::cli {

/// `file` is the source of the module; `function` may end in "()". An error only when nothing in the file could bind
/// it.
base::Result<void> check_python_handler(const std::string& file, const std::string& module,
                                        const std::string& function);

/// `handler` is pkg.Class::method or pkg.Class. An error only when no folder or jar of the class path has the class.
base::Result<void> check_java_handler(const std::vector<std::string>& class_path, const std::string& handler);

}  // namespace snapcheck::cli
