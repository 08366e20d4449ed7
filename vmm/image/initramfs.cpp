#include "vmm/image/initramfs.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "vmm/image/cache.h"
#include "vmm/image/cleanup.h"
#include "vmm/image/digest.h"
#include "vmm/image/files.h"

namespace snapcheck::vmm::image {
namespace {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

constexpr std::size_t kPiece = 1 << 20;

std::string guest_name(const std::string& path) {
  const std::string plain = fs::path(path).lexically_normal().string();
  return plain.starts_with('/') ? plain.substr(1) : plain;
}

/// Everything that makes the archive what it is.
Result<std::string> digest_of(const Tree& tree) {
  Digest digest;
  digest.add("newc 1");
  for (const auto& [path, entry] : tree.entries()) {
    digest.add(path);
    digest.add(std::to_string(entry.kind) + " " + std::to_string(entry.mode) + " " + std::to_string(entry.time));
    if (entry.kind != Entry::kFile) {
      digest.add(entry.value);
    } else if (auto done = digest.add_file(entry.value); !done) {
      return done.error();
    }
  }
  return digest.hex();
}

struct FreeWriter {
  void operator()(archive* writer) const { archive_write_free(writer); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

class Writer {
 public:
  explicit Writer(int file) : writer_(archive_write_new()) {
    archive_write_set_format_cpio_newc(writer_.get());
    archive_write_add_filter_none(writer_.get());
    archive_write_set_bytes_in_last_block(writer_.get(), 1);
    open_ = archive_write_open_fd(writer_.get(), file) == ARCHIVE_OK;
  }

  Result<void> add(const std::string& path, const Entry& entry) {
    if (!open_) return failed(path);
    const std::unique_ptr<archive_entry, FreeEntry> header(archive_entry_new());
    archive_entry_set_pathname(header.get(), path.c_str());
    archive_entry_set_ino64(header.get(), ++inode_);
    archive_entry_set_nlink(header.get(), 1);
    archive_entry_set_mtime(header.get(), entry.time, 0);
    archive_entry_set_size(header.get(), 0);
    archive_entry_set_perm(header.get(), entry.mode);
    switch (entry.kind) {
      case Entry::kFolder:
        archive_entry_set_filetype(header.get(), AE_IFDIR);
        return put(header.get(), {});
      case Entry::kLink:
        archive_entry_set_filetype(header.get(), AE_IFLNK);
        archive_entry_set_symlink(header.get(), entry.value.c_str());
        return put(header.get(), {});
      case Entry::kText:
        archive_entry_set_filetype(header.get(), AE_IFREG);
        archive_entry_set_size(header.get(), static_cast<la_int64_t>(entry.value.size()));
        return put(header.get(), entry.value);
      case Entry::kFile:
        break;
    }
    archive_entry_set_filetype(header.get(), AE_IFREG);
    return add_file(header.get(), entry.value);
  }

  Result<void> finish() {
    if (archive_write_close(writer_.get()) != ARCHIVE_OK) return failed("the end");
    return {};
  }

 private:
  Error failed(const std::string& path) {
    if (const int cause = archive_errno(writer_.get()); cause > 0) return cannot_write(path + " into the image", cause);
    const char* why = archive_error_string(writer_.get());
    return {"cannot write " + path + " into the image: " + (why != nullptr ? why : "unknown error"), ""};
  }

  Result<void> put(archive_entry* header, std::string_view content) {
    const std::string path = archive_entry_pathname(header);
    if (archive_write_header(writer_.get(), header) != ARCHIVE_OK) return failed(path);
    if (archive_write_data(writer_.get(), content.data(), content.size()) != static_cast<la_ssize_t>(content.size())) {
      return failed(path);
    }
    return {};
  }

  Result<void> add_file(archive_entry* header, const std::string& host_path) {
    const OpenFile file(host_path);
    if (!file) return Error{"cannot read " + host_path + ": " + std::strerror(errno), ""};
    archive_entry_set_size(header, static_cast<la_int64_t>(file.size()));
    if (auto done = put(header, {}); !done) return done;
    std::vector<char> piece(kPiece);
    std::uint64_t left = file.size();
    while (left > 0) {
      const ssize_t got = ::read(file.number(), piece.data(), std::min<std::uint64_t>(piece.size(), left));
      if (got <= 0) return Error{host_path + " became shorter while it was read", "try again"};
      if (archive_write_data(writer_.get(), piece.data(), static_cast<std::size_t>(got)) != got) {
        return failed(host_path);
      }
      left -= static_cast<std::uint64_t>(got);
    }
    return {};
  }

  std::unique_ptr<archive, FreeWriter> writer_;
  la_int64_t inode_ = 0;
  bool open_ = false;
};

}  // namespace

void Tree::add_file(const std::string& guest_path, const std::string& host_path, std::uint32_t mode) {
  Entry& entry = entries_[guest_name(guest_path)];
  const std::int64_t time = entry.kind == Entry::kFile && entry.value == host_path ? entry.time : 0;
  entry = {Entry::kFile, host_path, mode, time};
}
void Tree::add_text(const std::string& guest_path, std::string text, std::uint32_t mode) {
  entries_[guest_name(guest_path)] = {Entry::kText, std::move(text), mode};
}
void Tree::add_link(const std::string& guest_path, std::string target) {
  entries_[guest_name(guest_path)] = {Entry::kLink, std::move(target), 0777};
}
void Tree::add_folder(const std::string& guest_path) { entries_[guest_name(guest_path)] = {Entry::kFolder, "", 0755}; }
bool Tree::contains(const std::string& guest_path) const { return entries_.contains(guest_name(guest_path)); }

Result<void> Tree::add_tree(const std::string& guest_path, const std::string& host_folder,
                            bool (*skip)(const std::string& path), bool keep_times) {
  std::error_code error;
  fs::recursive_directory_iterator walk(host_folder, fs::directory_options::none, error);
  if (error) return Error{"cannot read the folder " + host_folder + ": " + error.message(), ""};
  add_folder(guest_path);
  for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const fs::directory_entry& found = *walk;
    const std::string below = found.path().lexically_relative(host_folder).string();
    if (skip != nullptr && skip(below)) {
      if (found.is_directory() && !found.is_symlink()) walk.disable_recursion_pending();
      continue;
    }
    const std::string target = guest_path + "/" + below;
    if (found.is_symlink()) {
      add_link(target, fs::read_symlink(found.path(), error).string());
    } else if (found.is_directory()) {
      add_folder(target);
    } else if (found.is_regular_file()) {
      const auto mode = static_cast<std::uint32_t>(found.status().permissions() & fs::perms::all);
      add_file(target, found.path().string(), (mode & 0111) != 0 ? 0755 : 0644);
      struct stat status{};
      if (keep_times && stat(found.path().c_str(), &status) == 0) {
        entries_[guest_name(target)].time = status.st_mtim.tv_sec;
      }
    }
    if (error) break;
  }
  if (error) return Error{"cannot read the folder " + host_folder + ": " + error.message(), ""};
  return {};
}

Result<void> write(const Tree& tree, int file) {
  Tree whole = tree;
  for (const auto& [name, entry] : tree.entries()) {
    for (fs::path parent = fs::path(name).parent_path(); !parent.empty(); parent = parent.parent_path()) {
      if (!whole.contains(parent.string())) whole.add_folder(parent.string());
    }
  }
  Writer writer(file);
  for (const auto& [name, entry] : whole.entries()) {
    if (auto done = writer.add(name, entry); !done) return done;
  }
  return writer.finish();
}

Result<std::string> build(const Tree& tree, const std::string& cache_folder) {
  const auto digest = digest_of(tree);
  if (!digest) return digest.error();
  const std::string path = cache_folder + "/" + *digest + ".cpio";
  if (use_cached(path)) return path;
  if (auto done = make_folders(cache_folder); !done) return done.error();
  Draft draft(path);
  const int file = open(draft.name().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return cannot_write(draft.name(), errno);
  Result<void> done = write(tree, file);
  close(file);
  if (!done) return done.error();
  if (!draft.keep()) return cannot_write(path, errno);
  prune_cache(cache_folder, kMaxCached);
  return path;
}

}  // namespace snapcheck::vmm::image
