// The git repository around a path, read from its files: no git program is run.
#pragma once

#include <optional>
#include <string>

namespace snapcheck::base {

struct Repository {
  std::string root;        ///< absolute path of the working tree, symbolic links resolved, no final slash
  std::string git_dir;     ///< absolute; for a worktree or submodule the one that its .git file names
  std::string common_dir;  ///< where config, info and packed refs are: git_dir, except for worktrees
};

/// The innermost working tree that contains `path` (a file or folder), or nothing.
std::optional<Repository> find_repository(const std::string& path);

struct Revision {
  std::string commit;      ///< 40 or 64 hex digits; empty before the first commit
  std::string branch;      ///< empty for a detached head
  std::string remote_url;  ///< of "origin", as an https or ssh URL without credentials; empty when it is a local path
};

/// What is checked out. Members stay empty where the files say nothing.
Revision read_revision(const Repository& repository);

/// `url` as a URL without user and password, git's short form "git@host:a/b.git" as "ssh://host/a/b.git".
/// Empty for local paths and what cannot be understood.
std::string public_url(const std::string& url);

/// The absolute path with symbolic links resolved, or an empty string when it does not exist.
std::string real_path(const std::string& path);

}  // namespace snapcheck::base
