#include "vmm/snapshot.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace snapcheck::vmm {
namespace {

using base::Error;
using base::Result;

constexpr std::size_t kChunk = 1 << 20;  // of an encrypted memory file
constexpr char kTrailerMagic[8] = {'S', 'N', 'C', 'K', 'M', 'E', 'M', '\n'};
constexpr char kSealedMagic[8] = {'S', 'N', 'C', 'K', 'M', 'E', 'N', '\n'};
constexpr std::uint32_t kVersion = 1;

/// The last page of a memory file, and the first bytes of an encrypted one.
struct MemoryMark {
  char magic[8];
  std::uint32_t version;
  std::uint32_t zero;
  SnapshotId id;
  std::uint64_t memory_size;
  std::uint64_t nonce;  ///< of an encrypted file: first 8 bytes of every chunk's nonce
};

/// What GCM authenticates with a chunk: chunks of another place or snapshot do not fit.
struct ChunkContext {
  SnapshotId id;
  std::uint64_t memory_size;
  std::uint64_t chunk;
};

bool write_plain_memory(int file, std::span<const std::byte> memory, const MemoryMark& mark) {
  std::vector<std::byte> page(kPage);
  std::memcpy(page.data(), &mark, sizeof mark);
  return ftruncate(file, static_cast<off_t>(memory.size() + kPage)) == 0 && write_sparse(file, memory, 0) &&
         write_at(file, page, memory.size());
}

seal::Nonce chunk_nonce(const MemoryMark& mark, std::uint64_t chunk) {
  seal::Nonce nonce{};
  const auto number = static_cast<std::uint32_t>(chunk);
  std::memcpy(nonce.data(), &mark.nonce, 8);
  std::memcpy(nonce.data() + 8, &number, 4);
  return nonce;
}

Result<void> write_sealed_memory(int file, std::span<const std::byte> memory, const MemoryMark& mark,
                                 const seal::Key& key) {
  if (!write_at(file, std::as_bytes(std::span(&mark, 1)), 0)) return io_error("cannot write the memory file");
  std::vector<std::byte> piece(kChunk);
  std::uint64_t offset = sizeof mark;
  for (std::uint64_t chunk = 0; chunk * kChunk < memory.size(); ++chunk) {
    const auto source = memory.subspan(chunk * kChunk, std::min<std::uint64_t>(kChunk, memory.size() - chunk * kChunk));
    std::ranges::copy(source, piece.begin());
    const std::span<std::byte> text(piece.data(), source.size());
    const ChunkContext context{mark.id, mark.memory_size, chunk};
    const auto tag = seal::encrypt(key, chunk_nonce(mark, chunk), std::as_bytes(std::span(&context, 1)), text);
    if (!tag) return tag.error();
    if (!write_at(file, text, offset) || !write_at(file, std::as_bytes(std::span(*tag)), offset + text.size())) {
      return io_error("cannot write the memory file");
    }
    offset += text.size() + tag->size();
  }
  return {};
}

Result<File> open_sealed_memory(int file, const MemoryMark& mark, const seal::Key& key) {
  auto memory = MemoryFile::make(mark.memory_size);
  if (!memory) return memory.error();
  std::vector<std::byte> piece(kChunk);
  std::uint64_t offset = sizeof mark;
  for (std::uint64_t chunk = 0; chunk * kChunk < mark.memory_size; ++chunk) {
    const std::uint64_t size = std::min<std::uint64_t>(kChunk, mark.memory_size - chunk * kChunk);
    const std::span<std::byte> text(piece.data(), size);
    seal::Tag tag;
    if (!read_at(file, text, offset) || !read_at(file, std::as_writable_bytes(std::span(tag)), offset + size)) {
      return Error{"the memory file is cut off", "take the snapshot again"};
    }
    const ChunkContext context{mark.id, mark.memory_size, chunk};
    const auto opened = seal::decrypt(key, chunk_nonce(mark, chunk), std::as_bytes(std::span(&context, 1)), tag, text);
    if (!opened) return opened.error();
    for (std::size_t at = 0; at < size; at += kPage) {
      const auto page = text.subspan(at, kPage);
      if (!is_zero(page) && !write_at(memory->number(), page, chunk * kChunk + at)) {
        return io_error("cannot fill the memory file");
      }
    }
    offset += size + tag.size();
  }
  if (!MemoryFile::seal(*memory)) return io_error("cannot seal the memory file");
  return memory;
}

Result<MemoryMark> read_mark(int file, std::uint64_t offset, const char (&magic)[8], const StateFile& state) {
  MemoryMark mark{};
  if (!read_at(file, std::as_writable_bytes(std::span(&mark, 1)), offset)) {
    return Error{"the memory file is cut off", "take the snapshot again"};
  }
  if (std::memcmp(mark.magic, magic, sizeof mark.magic) != 0 || mark.version != kVersion || mark.id != state.id ||
      mark.memory_size != state.state.memory_size) {
    return Error{"the memory file does not belong to the state file", "keep the files of a snapshot together"};
  }
  return mark;
}

/// A new file that takes its name only when it is whole and on disk.
class NewFile {
 public:
  explicit NewFile(std::string path)
      : path_(std::move(path)),
        draft_(path_ + ".part"),
        file_(
            (unlink(draft_.c_str()), open(draft_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600))) {}
  ~NewFile() {
    if (!draft_.empty()) unlink(draft_.c_str());
  }
  int number() const { return file_.number(); }
  bool finish() {
    if (fsync(file_.number()) != 0 || rename(draft_.c_str(), path_.c_str()) != 0) return false;
    draft_.clear();
    return true;
  }

 private:
  std::string path_;
  std::string draft_;
  File file_;
};

Result<std::vector<std::byte>> read_small_file(const std::string& path) {
  const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return io_error("cannot open " + path);
  struct stat status{};
  if (fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return Error{path + " is no regular file", ""};
  if (static_cast<std::size_t>(status.st_size) > kMaxStateFile)
    return Error{path + " is too large for a state file", ""};
  std::vector<std::byte> bytes(static_cast<std::size_t>(status.st_size));
  if (!read_at(file.number(), bytes, 0)) return io_error("cannot read " + path);
  return bytes;
}

}  // namespace

Result<Snapshot> Snapshot::take(Machine& machine) {
  auto state = machine.save();
  if (!state) return state.error();
  SnapshotId id;
  if (auto done = seal::fill_random(id); !done) return done.error();
  auto memory = MemoryFile::take(machine.memory());
  if (!memory) return memory.error();
  return Snapshot(id, std::move(*state), std::move(*memory));
}

Result<void> Snapshot::save(const std::string& folder, const seal::Key* key) const {
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return io_error("cannot make " + folder);
  const auto bytes = write_state({id_, state_, key != nullptr}, key);
  if (!bytes) return bytes.error();
  const auto memory = map_memory();
  if (!memory) return memory.error();
  MemoryMark mark{{}, kVersion, 0, id_, state_.memory_size, 0};
  NewFile memory_file(folder + "/memory");
  NewFile state_file(folder + "/state");
  if (memory_file.number() < 0 || state_file.number() < 0) return io_error("cannot write in " + folder);
  if (key != nullptr) {
    std::memcpy(mark.magic, kSealedMagic, sizeof mark.magic);
    std::array<std::uint8_t, 8> nonce{};
    if (auto done = seal::fill_random(nonce); !done) return done.error();
    std::memcpy(&mark.nonce, nonce.data(), nonce.size());
    if (auto done = write_sealed_memory(memory_file.number(), memory->bytes(), mark, *key); !done) return done.error();
  } else {
    std::memcpy(mark.magic, kTrailerMagic, sizeof mark.magic);
    if (!write_plain_memory(memory_file.number(), memory->bytes(), mark))
      return io_error("cannot write the memory file");
  }
  if (!write_at(state_file.number(), *bytes, 0)) return io_error("cannot write the state file");
  // The memory first: a state file that is there always has its memory.
  if (!memory_file.finish() || !state_file.finish()) return io_error("cannot finish the snapshot in " + folder);
  return {};
}

Result<Snapshot> Snapshot::load(const std::string& state_path, const std::string& memory_path, const seal::Key* key) {
  const auto bytes = read_small_file(state_path);
  if (!bytes) return bytes.error();
  auto state = read_state(*bytes, key);
  if (!state) return state.error();
  File memory(open(memory_path.c_str(), O_RDONLY | O_CLOEXEC));
  if (memory.number() < 0) return io_error("cannot open " + memory_path);
  const auto mark = state->encrypted ? read_mark(memory.number(), 0, kSealedMagic, *state)
                                     : read_mark(memory.number(), state->state.memory_size, kTrailerMagic, *state);
  if (!mark) return mark.error();
  if (state->encrypted) {
    auto opened = open_sealed_memory(memory.number(), *mark, *key);
    if (!opened) return opened.error();
    memory = std::move(*opened);
  }
  auto adopted = MemoryFile::adopt(std::move(memory), state->state.memory_size);
  if (!adopted) return adopted.error();
  return Snapshot(state->id, std::move(state->state), std::move(*adopted));
}

}  // namespace snapcheck::vmm
