#include "vmm/seal.h"

#include <openssl/evp.h>
#include <sys/random.h>

#include <cctype>
#include <cerrno>
#include <cstring>
#include <memory>

namespace snapcheck::vmm::seal {
namespace {

using base::Error;
using base::Result;

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

constexpr std::size_t kMaxPiece = 1 << 30;  // EVP counts in int

const unsigned char* input(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* output(std::span<std::byte> bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

Error broken(const char* step) { return {std::string("libcrypto failed to ") + step, ""}; }

/// Both directions are the same calls; `encrypting` is 1 or 0.
Result<Context> run(int encrypting, const Key& key, const Nonce& nonce, std::span<const std::byte> context,
                    std::span<std::byte> bytes) {
  if (bytes.size() > kMaxPiece || context.size() > kMaxPiece) return broken("take so much at once");
  Context cipher(EVP_CIPHER_CTX_new());
  if (!cipher) return broken("allocate");
  if (EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), nonce.data(), encrypting) != 1) {
    return broken("start AES-256-GCM");
  }
  int done = 0;
  const int context_size = static_cast<int>(context.size());
  if (context_size > 0 && EVP_CipherUpdate(cipher.get(), nullptr, &done, input(context), context_size) != 1) {
    return broken("authenticate");
  }
  if (!bytes.empty() &&
      EVP_CipherUpdate(cipher.get(), output(bytes), &done, input(bytes), static_cast<int>(bytes.size())) != 1) {
    return broken("encrypt");
  }
  return cipher;
}

}  // namespace

Result<Key> read_key(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (!std::isspace(static_cast<unsigned char>(c))) digits += c;
  }
  Key key{};
  bool fine = digits.size() == 2 * key.size();
  for (std::size_t i = 0; fine && i < digits.size(); ++i) {
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(digits[i])));
    fine = std::isxdigit(static_cast<unsigned char>(c)) != 0;
    const unsigned digit = static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    if (fine) key[i / 2] = static_cast<std::uint8_t>(key[i / 2] << 4 | digit);
  }
  if (!fine) return Error{"a snapshot key is 64 hexadecimal digits", "make one with `openssl rand -hex 32`"};
  return key;
}

Result<void> fill_random(std::span<std::uint8_t> bytes) {
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return Error{std::string("getrandom failed: ") + std::strerror(errno), ""};
  }
  return {};
}

Result<Tag> encrypt(const Key& key, const Nonce& nonce, std::span<const std::byte> context,
                    std::span<std::byte> bytes) {
  const auto cipher = run(1, key, nonce, context, bytes);
  if (!cipher) return cipher.error();
  int done = 0;
  Tag tag{};
  unsigned char none[16];
  if (EVP_CipherFinal_ex(cipher->get(), none, &done) != 1 ||
      EVP_CIPHER_CTX_ctrl(cipher->get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag.size()), tag.data()) != 1) {
    return broken("finish");
  }
  return tag;
}

Result<void> decrypt(const Key& key, const Nonce& nonce, std::span<const std::byte> context, const Tag& tag,
                     std::span<std::byte> bytes) {
  const auto cipher = run(0, key, nonce, context, bytes);
  if (!cipher) return cipher.error();
  int done = 0;
  Tag expected = tag;
  unsigned char none[16];
  if (EVP_CIPHER_CTX_ctrl(cipher->get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(expected.size()), expected.data()) !=
          1 ||
      EVP_CipherFinal_ex(cipher->get(), none, &done) != 1) {
    return Error{"the snapshot cannot be decrypted", "the key is another one, or the file was changed"};
  }
  return {};
}

}  // namespace snapcheck::vmm::seal
