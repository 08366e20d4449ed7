#include "analyzer/base/repository.h"

#include <stdlib.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "analyzer/base/files.h"

namespace snapcheck::base {
namespace {

/// A small text file of git's, or an empty string.
std::string slurp(const std::string& path) {
  auto content = read_file(path, 16u << 20);
  return content && content->skip.empty() ? std::move(content->text) : std::string();
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return trimmed(line);
}

bool is_hash(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string resolve(const std::string& base, std::string_view path) {
  return path.starts_with('/') ? std::string(path) : base + "/" + std::string(path);
}

/// The repository whose `.git` is in `root`, or nothing when there is none.
std::optional<Repository> repository_at(const std::string& root) {
  const std::string dot_git = root + "/.git";
  struct stat info{};
  if (stat(dot_git.c_str(), &info) != 0) return std::nullopt;
  Repository found{root, dot_git, dot_git};
  if (S_ISREG(info.st_mode)) {
    const std::string text = slurp(dot_git);
    constexpr std::string_view kKey = "gitdir:";
    if (!text.starts_with(kKey)) return std::nullopt;
    found.git_dir = real_path(resolve(root, trimmed(std::string_view(text).substr(kKey.size()))));
    const std::string common = slurp(found.git_dir + "/commondir");
    found.common_dir = common.empty() ? found.git_dir : resolve(found.git_dir, trimmed(common));
  }
  return found;
}

std::string commit_of(const Repository& repository, const std::string& reference) {
  for (const std::string& folder : {repository.git_dir, repository.common_dir}) {
    const std::string text = slurp(folder + "/" + reference);
    if (is_hash(trimmed(text))) return std::string(trimmed(text));
  }
  const std::string packed = slurp(repository.common_dir + "/packed-refs");
  for (std::string_view rest = packed; !rest.empty();) {
    const std::string_view line = next_line(rest);
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos && line.substr(space + 1) == reference && is_hash(line.substr(0, space))) {
      return std::string(line.substr(0, space));
    }
  }
  return {};
}

/// The url of remote "origin" in a git configuration.
std::string origin_of(std::string_view config) {
  bool in_origin = false;
  while (!config.empty()) {
    const std::string_view line = next_line(config);
    if (line.starts_with('[')) {
      in_origin = line == "[remote \"origin\"]";
    } else if (const std::size_t equals = line.find('=');
               in_origin && equals != std::string_view::npos && trimmed(line.substr(0, equals)) == "url") {
      return std::string(trimmed(line.substr(equals + 1)));
    }
  }
  return {};
}

}  // namespace

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&free)> resolved(realpath(path.c_str(), nullptr), &free);
  return resolved ? std::string(resolved.get()) : std::string();
}

std::optional<Repository> find_repository(const std::string& path) {
  std::string folder = real_path(path);
  while (!folder.empty()) {
    if (auto found = repository_at(folder == "/" ? "" : folder)) return found;
    if (folder == "/") break;
    folder.resize(std::max<std::size_t>(folder.rfind('/'), 1));
  }
  return std::nullopt;
}

Revision read_revision(const Repository& repository) {
  Revision revision;
  const std::string text = slurp(repository.git_dir + "/HEAD");
  std::string_view head = trimmed(text);
  constexpr std::string_view kReference = "ref: ";
  if (head.starts_with(kReference)) {
    head.remove_prefix(kReference.size());
    revision.commit = commit_of(repository, std::string(head));
    constexpr std::string_view kHeads = "refs/heads/";
    if (head.starts_with(kHeads)) revision.branch = head.substr(kHeads.size());
  } else if (is_hash(head)) {
    revision.commit = head;
  }
  revision.remote_url = public_url(origin_of(slurp(repository.common_dir + "/config")));
  return revision;
}

std::string public_url(const std::string& url) {
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7F) return {};
  }
  const std::size_t scheme = url.find("://");
  if (scheme != std::string::npos) {
    const std::string name = url.substr(0, scheme);
    if (name != "https" && name != "http" && name != "ssh" && name != "git") return {};
    const std::size_t host = scheme + 3;
    const std::size_t slash = std::min(url.find('/', host), url.size());
    const std::size_t at = url.rfind('@', slash);
    const bool has_user = at != std::string::npos && at >= host;
    return name + "://" + url.substr(has_user ? at + 1 : host);
  }
  // git's short form: [user@]host:path, the host without a slash.
  const std::size_t colon = url.find(':');
  if (colon == std::string::npos || colon < 2 || url.find('/') < colon) return {};
  const std::size_t at = url.rfind('@', colon);
  const std::size_t host = at == std::string::npos ? 0 : at + 1;
  const std::size_t path = url.find_first_not_of('/', colon + 1);
  if (host == colon || path == std::string::npos) return {};
  return "ssh://" + url.substr(host, colon - host) + "/" + url.substr(path);
}

}  // namespace snapcheck::base
