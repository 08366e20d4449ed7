// SHA-256, for the names of cached files.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::image {

class Digest {
 public:
  Digest();
  ~Digest();
  /// Each part is framed by its length: ("ab", "c") and ("a", "bc") differ.
  void add(std::string_view part);
  base::Result<void> add_file(const std::string& path);
  /// 64 digits; the object cannot be used after it.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace snapcheck::vmm::image
