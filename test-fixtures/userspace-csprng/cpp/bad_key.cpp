// A key pair for each client, drawn from OpenSSL.
#include <snapcheck/hooks.hpp>

struct EVP_PKEY;
extern "C" EVP_PKEY* EVP_PKEY_Q_keygen(void* library, const char* query, const char* type, ...);

static EVP_PKEY* serve() {
  return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");  // expect: userspace-csprng
}

int main() {
  snapcheck::checkpoint();
  return serve() == nullptr;
}
