// Standard output and error, files that are written whole or not at all, and what happens on a signal.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/base/result.h"

namespace snapcheck::cli {

/// SIGINT and SIGTERM remove unfinished files, then end the program as they do by default. SIGPIPE is ignored:
/// writing to a closed pipe is noticed by `print`.
void install_signal_handlers();

/// Writes to stdout. A reader that has gone (`| head`) is no error: the rest is dropped. On any other failure says so
/// on stderr and returns false.
bool print(std::string_view text);

void print_to_stderr(std::string_view text);

/// "snapcheck: what; remedy" on stderr.
void print_error(const base::Error& error);

/// Puts `text` into the file, by a temporary file beside it that is renamed. Writes straight into what is no regular
/// file (/dev/stdout, a pipe).
base::Result<void> write_file(const std::string& path, std::string_view text);

/// Fails when the folder of `path` does not exist or cannot be written to: better known before the scan than after.
base::Result<void> check_writable(const std::string& path);

/// Colours on stdout? `choice` is auto, always or never; auto asks NO_COLOR, CLICOLOR_FORCE, TERM and the terminal.
bool wants_color(std::string_view choice);

/// Is stderr a terminal that can rewrite a line?
bool stderr_is_terminal();

}  // namespace snapcheck::cli
