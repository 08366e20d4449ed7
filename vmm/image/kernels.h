// Which kernels there are, and what is needed of them.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/image/initramfs.h"

namespace snapcheck::vmm::image {

struct Kernel {
  std::string path;     ///< of the vmlinuz
  std::string release;  ///< "6.1.0-56-cloud-amd64"; empty when the file was given by name
  std::string modules;  ///< folder of its modules, or empty when they are not there
};

/// Installed ones (/boot), and those unpacked below the cache folder (kernels/NAME/boot). Cloud kernels first, the
/// oldest version first.
std::vector<Kernel> find_kernels();

/// The kernel for guests: `chosen` if not empty, else $SNAPCHECK_KERNEL, else the first that was found. An error says
/// how to get one.
base::Result<Kernel> guest_kernel(const std::string& chosen);

/// Path of its vmlinux in the cache, unpacked if need be.
base::Result<std::string> vmlinux_of(const Kernel& kernel);

/// Adds KVM's modules for AMD to `tree` below /modules, in the order of loading. For the tcg engine.
base::Result<void> add_kvm_modules(Tree& tree, const Kernel& kernel);

}  // namespace snapcheck::vmm::image
