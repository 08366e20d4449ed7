#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

#include "analyzer/base/repository.h"
#include "analyzer/cli/choices.h"
#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/progress.h"
#include "analyzer/cli/settings.h"
#include "analyzer/output/writers.h"
#include "analyzer/rules/pages.h"
#include "analyzer/scan.h"

namespace snapcheck::cli {
namespace {

std::vector<std::string> texts(const std::vector<Value>& values) {
  std::vector<std::string> out;
  for (const Value& value : values) out.push_back(value.text);
  return out;
}

ScanOptions scan_options(const Settings& settings, const Flags& flags, Progress& progress) {
  ScanOptions options;
  options.paths = settings.paths;
  options.discovery.include = texts(settings.file.include);
  options.discovery.exclude = texts(settings.file.exclude);
  options.discovery.config_folder = settings.file.folder;
  options.discovery.name_skipped = flags.verbose;
  options.discovery.max_file_size = std::stoull(settings.max_file_size.text) << 20;
  options.platform = settings.platform.text;
  options.levels = settings.levels;
  options.only_rules = settings.only;
  options.handlers = settings.handlers;
  options.jobs = static_cast<unsigned>(std::stoul(settings.jobs.text));
  options.compile_commands = settings.compile_commands;
  options.cache = !flags.no_cache;
  options.today = base::today();
  options.progress = [&progress](std::size_t done, std::size_t total) { progress.update(done, total); };
  return options;
}

/// What paths in SARIF are relative to: the repository around the first path, or the folder that one would call so.
std::string root_for(const std::string& path, const std::optional<base::Repository>& repository) {
  if (repository) return repository->root;
  const std::string here = base::real_path(".");
  const std::string real = base::real_path(path);
  if (real == here || real.starts_with(here == "/" ? here : here + "/")) return here;
  return real.substr(0, std::max<std::size_t>(real.rfind('/'), 1));
}

int exit_code(const model::Report& report, const Settings& settings, const Flags& flags) {
  const bool failed = std::ranges::any_of(report.findings, [&](const model::Finding& finding) {
    return settings.threshold != model::Level::off && finding.level >= settings.threshold;
  });
  if (failed) return kFindings;
  const bool incomplete = report.counts.failed != 0 || std::ranges::any_of(report.notices, &model::Notice::incomplete);
  if (incomplete && !flags.allow_incomplete) return kIncomplete;
  if (report.counts.analysed == 0 && !flags.allow_empty) {
    print_error({"no source file was analysed", "check the paths, or give --allow-empty"});
    return kEmpty;
  }
  return kOk;
}

/// The report on stdout and in files. False when one of them could not be written.
bool write_reports(const model::Report& report, const Settings& settings, const Flags& flags) {
  base::SourceSet sources;
  const auto repository = base::find_repository(settings.paths.front());
  output::Context context{sources,
                          SNAPCHECK_VERSION,
                          settings.platform.text,
                          root_for(settings.paths.front(), repository),
                          repository ? std::optional(base::read_revision(*repository)) : std::nullopt,
                          wants_color(settings.color.text),
                          !flags.quiet,
                          rules::rule_page};
  print_to_stderr(output::notices_text(report, context, !flags.quiet));
  bool ok = print(output::writer_named(settings.format.text)->write(report, settings.rules, context));
  context.color = false;
  for (const Output& output : settings.outputs) {
    const std::string text = output::writer_named(output.format)->write(report, settings.rules, context);
    if (auto done = write_file(output.path, text); !done) {
      print_error(done.error());
      ok = false;
    }
  }
  return ok;
}

int run_scan(const Flags& flags) {
  auto settings = settle(flags);
  if (!settings) {
    print_error(settings.error());
    return kUsage;
  }
  Progress progress(settings->progress.text, flags.quiet);
  auto report = scan(scan_options(*settings, flags, progress), settings->rules);
  progress.finish();
  if (!report) {
    print_error(report.error());
    return kUsage;
  }
  return write_reports(*report, *settings, flags) ? exit_code(*report, *settings, flags) : kUsage;
}

std::string one_of(std::span<const std::string_view> choices) { return fmt::format("{}", fmt::join(choices, "|")); }

std::string formats() {
  std::string out;
  for (const output::Writer& writer : output::writers()) out += (out.empty() ? "" : "|") + std::string(writer.name);
  return out;
}

}  // namespace

Action declare_scan(CLI::App& app) {
  const auto flags = std::make_shared<Flags>();
  app.add_option("PATH", flags->paths, "files or folders, by default the current folder")->type_name("");
  const auto text = [&](const std::string& name, std::string& to, const std::string& value, const std::string& help) {
    app.add_option(name, to, help)->option_text(value)->type_name(value);
  };
  const auto list = [&](const std::string& name, std::vector<std::string>& to, const std::string& value,
                        const std::string& help) {
    app.add_option(name, to, help + "; repeatable")->option_text(value)->type_name(value)->allow_extra_args(false);
  };
  text("--format", flags->format, formats(), "what to print (text)");
  list("--output", flags->outputs, "FORMAT=FILE", "write a report into a file besides");
  text("--fail-on", flags->fail_on, one_of(kThresholds), "lowest level that makes the exit code 1 (warning)");
  list("--rule", flags->only, "ID", "run only this rule");
  list("--disable", flags->disabled, "ID", "do not run this rule");
  text("--platform", flags->platform, one_of(kPlatforms), "what takes the snapshot; some levels depend on it");
  list("--rules", flags->rule_folders, "DIR", "own rules and catalogues beside the built-in ones");
  list("--handler", flags->handlers, "PATTERN", "more entry points: app.main, com.acme.Orders::handle");
  list("--compile-commands", flags->compile_commands, "PATH",
       "C, C++: a compile_commands.json or its folder (looked for)");
  app.add_flag("--no-cache", flags->no_cache, "C, C++: do not use or keep results of earlier scans");
  text("--config", flags->config, "FILE", "instead of the nearest .snapcheck.yaml");
  app.add_flag("--no-config", flags->no_config, "read no .snapcheck.yaml");
  text("-j,--jobs", flags->jobs, "N", "threads (one for each core)");
  text("--max-file-size", flags->max_file_size, "MIB", "larger files are not read (16)");
  text("--color", flags->color, one_of(kColors), "colours in text (auto)");
  text("--progress", flags->progress, one_of(kProgress), "progress on stderr (auto)");
  app.add_flag("-q,--quiet", flags->quiet, "no summary, no progress, fewer notices");
  app.add_flag("-v,--verbose", flags->verbose, "name each skipped file");
  app.add_flag("--allow-incomplete", flags->allow_incomplete, "do not exit with 3 when a file could not be analysed");
  app.add_flag("--allow-empty", flags->allow_empty, "do not exit with 5 when nothing was analysed");
  app.footer(
      "Exit code: 0 nothing at or above the threshold, 1 findings, 2 usage, configuration or internal error,\n"
      "3 incomplete, 5 nothing analysed. SNAPCHECK_FORMAT, SNAPCHECK_FAIL_ON and so on stand in for missing flags.");
  return [flags] {
    if (flags->paths.empty()) flags->paths = {"."};
    return run_scan(*flags);
  };
}

}  // namespace snapcheck::cli
