// What `snapcheck verify` is to run: snapcheck-verify.yaml, or a folder with a SAM or serverless template, and the
// flags over both.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/verify/app.h"

namespace snapcheck::cli {

/// The flags that say what an app is; empty where they were not given.
struct AppFlags {
  std::string runtime;
  std::string handler;
  std::string python, java;             ///< interpreters of this host
  std::vector<std::string> class_path;  ///< folders and jars, each may be a list with colons
  std::vector<std::string> packages;
  std::vector<std::string> environment;
  std::vector<std::string> services;  ///< HOST:PORT
  std::vector<std::string> files;     ///< HOST or HOST:GUEST
  std::string life_cycle;             ///< a platform's name
  int port = 0;
  std::vector<std::string> events;  ///< JSON, or @FILE
  std::vector<std::string> expect;  ///< NAME=diverge|constant|any
  std::vector<std::string> exclude;
  bool no_state = false;
};

inline constexpr const char* kVerifyFile = "snapcheck-verify.yaml";

/// `target`: a configuration file, or a folder with one or with a template, or a folder that the flags explain.
struct VerifyTarget {
  vmm::verify::App app;
  std::string source;  ///< folder of its source, for scan
};
base::Result<VerifyTarget> read_app(const std::string& target, const AppFlags& flags);

}  // namespace snapcheck::cli
