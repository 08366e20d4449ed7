#include "analyzer/output/sarif_uri.h"

#include <fmt/format.h>

#include <utility>

#include "analyzer/base/files.h"
#include "analyzer/base/repository.h"

namespace snapcheck::output {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

}  // namespace

std::string percent_encoded(const std::string& path) {
  std::string out;
  for (const char c : path) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

ArtifactUris::ArtifactUris(std::string root) : root_(std::move(root)) {
  if (!root_.ends_with('/')) root_ += '/';
}

const ArtifactUri& ArtifactUris::of(const std::string& path) {
  const auto [it, is_new] = known_.try_emplace(path);
  if (!is_new) return it->second;
  std::string real = base::real_path(path);
  if (real.empty()) real = path.starts_with('/') ? path : root_ + base::tidy_path(path);
  if (real.starts_with(root_)) {
    it->second = {percent_encoded(real.substr(root_.size())), true};
  } else {
    it->second = {"file://" + percent_encoded(real), false};
  }
  return it->second;
}

}  // namespace snapcheck::output
