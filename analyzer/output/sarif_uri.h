// Paths as SARIF wants them.
#pragma once

#include <map>
#include <string>

namespace snapcheck::output {

struct ArtifactUri {
  std::string uri;
  bool relative = true;  ///< to %SRCROOT%
};

/// Paths to URIs: relative to `root` with symbolic links resolved, percent-encoded; what is outside gets an absolute
/// file: URI.
class ArtifactUris {
 public:
  explicit ArtifactUris(std::string root);
  const ArtifactUri& of(const std::string& path);

 private:
  std::string root_;  // with a final slash
  std::map<std::string, ArtifactUri> known_;
};

/// Everything but letters, digits, "-._~" and "/" as %XX.
std::string percent_encoded(const std::string& path);

}  // namespace snapcheck::output
