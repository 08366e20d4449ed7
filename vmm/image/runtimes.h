// Language runtimes of this host for a guest.
#pragma once

#include <string>

#include "analyzer/base/result.h"
#include "vmm/image/initramfs.h"

namespace snapcheck::vmm::image {

/// The CPython `interpreter` (a path, or a name to look for in PATH) at its own path, with its standard library
/// without tests, tools and site-packages, and the shared libraries that its modules need. The result is its path.
base::Result<std::string> add_python(Tree& tree, const std::string& interpreter);

/// A Java run time of the JDK to which `java` belongs, cut down by jlink to the modules that server programs use and
/// kept in the cache. The result is the path of `java` in the guest.
base::Result<std::string> add_java(Tree& tree, const std::string& java);

}  // namespace snapcheck::vmm::image
