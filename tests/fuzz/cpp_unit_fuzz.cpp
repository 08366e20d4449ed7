// What comes out of the pipe from snapcheck-cxx, or of the cache, with a checksum that fits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "analyzer/lang/cpp/unit.h"
#include "analyzer/model/validate.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace snapcheck;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)lang::cpp::decode(bytes);
  // The same with a head and a sum as they should be, or the fuzzer would never get further.
  const std::string frame = lang::cpp::encode({});
  bytes = frame.substr(0, 8) + bytes;
  std::uint64_t sum = 14695981039346656037ull;
  for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  for (int i = 0; i < 8; ++i, sum >>= 8) bytes.push_back(static_cast<char>(sum));
  const auto unit = lang::cpp::decode(bytes);
  if (!unit) return 0;
  for (const model::Facts& facts : unit->files) (void)model::validate(facts, 1 << 20);
  // What was read is written and read again as the same.
  const std::string again = lang::cpp::encode(*unit);
  const auto second = lang::cpp::decode(again);
  if (!second || lang::cpp::encode(*second) != again) std::abort();
  return 0;
}
