#include "vmm/image/digest.h"

#include <openssl/evp.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <vector>

#include "vmm/image/files.h"

namespace snapcheck::vmm::image {

struct Digest::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
  ~State() { EVP_MD_CTX_free(context); }
  void add_size(std::uint64_t size) { EVP_DigestUpdate(context, &size, sizeof size); }
};

Digest::Digest() : state_(std::make_unique<State>()) {}
Digest::~Digest() = default;

void Digest::add(std::string_view part) {
  state_->add_size(part.size());
  EVP_DigestUpdate(state_->context, part.data(), part.size());
}

base::Result<void> Digest::add_file(const std::string& path) {
  const OpenFile file(path);
  if (!file) return base::Error{"cannot read " + path + ": " + std::strerror(errno), ""};
  state_->add_size(file.size());
  std::vector<char> piece(1 << 20);
  for (;;) {
    const ssize_t got = read(file.number(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return base::Error{"cannot read " + path + ": " + std::strerror(errno), ""};
    if (got == 0) return {};
    EVP_DigestUpdate(state_->context, piece.data(), static_cast<std::size_t>(got));
  }
}

std::string Digest::hex() {
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_DigestFinal_ex(state_->context, bytes, &size);
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

}  // namespace snapcheck::vmm::image
