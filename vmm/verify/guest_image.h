// The image of a guest for some programs of one runtime: agent, runtime, runner, programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/verify/app.h"

namespace snapcheck::vmm::verify {

struct GuestImage {
  std::string kernel;                ///< vmlinux, on this host
  std::string initramfs;             ///< in the cache, on this host
  int memory = 0;                    ///< MiB that it needs
  std::vector<nlohmann::json> init;  ///< the runner's `init` request of each app
};

/// All apps have the same runtime and environment.
base::Result<GuestImage> make_image(const std::vector<const App*>& apps, const Options& options);

}  // namespace snapcheck::vmm::verify
