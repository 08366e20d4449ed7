// The tcg engine's way out for files: a shared memory device (ivshmem) of the emulated machine, mapped through sysfs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::server {

/// Copies the regular files of a folder into the window; the result lists name, offset (a multiple of 4096) and size.
base::Result<nlohmann::json> export_folder(const std::string& folder);

}  // namespace snapcheck::vmm::server
