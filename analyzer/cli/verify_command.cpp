// snapcheck verify: the clone test.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "analyzer/base/files.h"
#include "analyzer/base/repository.h"
#include "analyzer/cli/choices.h"
#include "analyzer/cli/commands.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/guest_options.h"
#include "analyzer/cli/live_phases.h"
#include "analyzer/cli/settings.h"
#include "analyzer/cli/verify_config.h"
#include "analyzer/cli/verify_ties.h"
#include "analyzer/model/fingerprint.h"
#include "analyzer/output/writers.h"
#include "analyzer/rules/pages.h"
#include "analyzer/scan.h"
#include "vmm/image/cleanup.h"
#include "vmm/image/kernels.h"
#include "vmm/verify/verify.h"
#include "vmm/verify/writers.h"

namespace snapcheck::cli {
namespace {

namespace verify = vmm::verify;
using base::Error;

constexpr std::size_t kMaxSarif = 64u << 20;
constexpr std::string_view kSarif = "sarif";  // made here, as it needs scan's findings

struct Arguments {
  std::vector<std::string> targets;
  AppFlags app;
  verify::Options options;
  std::string engine = "auto";
  std::string mode = "platform";
  std::string age;
  std::string format = "text";
  std::string color = "auto";
  std::vector<std::string> outputs;  ///< FORMAT=FILE
  std::string confirm;               ///< SARIF of a scan
  bool no_scan = false, redact = false, verbose = false, quiet = false;
};

int misused(const Error& error) {
  print_error(error);
  return kUsage;
}

/// Seconds of "90", "90s", "15m", "2h", "3d".
base::Result<int> seconds_of(const std::string& text) {
  static constexpr std::pair<char, int> kUnits[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}};
  std::string digits = text;
  int unit = 1;
  for (const auto& [letter, seconds] : kUnits) {
    if (digits.empty() || digits.back() != letter) continue;
    unit = seconds;
    digits.pop_back();
    break;
  }
  const bool fine =
      !digits.empty() && digits.size() <= 6 && digits.find_first_not_of("0123456789") == std::string::npos;
  if (!fine) return Error{fmt::format("--age {}: no duration", text), "write 90s, 15m, 2h or 3d"};
  return std::stoi(digits) * unit;
}

std::string formats() {
  std::string out;
  for (const verify::Writer& writer : verify::writers()) out += (out.empty() ? "" : "|") + std::string(writer.name);
  return out + "|" + std::string(kSarif);
}

bool is_format(const std::string& name) { return name == kSarif || verify::writer_named(name) != nullptr; }

struct Target {
  std::string format;
  std::string path;
};

base::Result<std::vector<Target>> outputs_of(const Arguments& arguments) {
  std::vector<Target> out;
  for (const std::string& pair : arguments.outputs) {
    const std::size_t equals = pair.find('=');
    const std::string format = pair.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == pair.size() || !is_format(format)) {
      return Error{fmt::format("--output {}: not FORMAT=FILE with a format of {}", pair, formats()), ""};
    }
    out.push_back({format, pair.substr(equals + 1)});
    if (auto done = check_writable(out.back().path); !done) return done.error();
  }
  return out;
}

/// The worst of the apps: a failure of the environment, then a clone, then a verdict that is none.
int exit_code(const std::vector<verify::Report>& reports) {
  const auto any = [&](verify::Outcome outcome) {
    return std::ranges::find(reports, outcome, &verify::Report::outcome) != reports.end();
  };
  if (any(verify::Outcome::kFailed)) return kIncomplete;
  if (any(verify::Outcome::kInconclusive)) return kInconclusive;
  return any(verify::Outcome::kBroken) ? kFindings : kOk;
}

base::Result<void> settle(Arguments& arguments) {
  const auto choice = engine_choice(arguments.engine);
  if (!choice) return choice.error();
  arguments.options.engine = *choice;
  if (arguments.mode != "raw" && arguments.mode != "platform") {
    return Error{fmt::format("--mode: `{}` is not one of platform, raw", arguments.mode), ""};
  }
  arguments.options.platform = arguments.mode == "platform";
  if (!arguments.age.empty()) {
    const auto seconds = seconds_of(arguments.age);
    if (!seconds) return seconds.error();
    arguments.options.age = *seconds;
  }
  if (!arguments.confirm.empty() && arguments.no_scan) {
    return Error{"--confirm needs the scan that --no-scan leaves out", "take one of them"};
  }
  if (!is_format(arguments.format)) {
    return Error{fmt::format("--format: `{}` is not one of {}", arguments.format, formats()), ""};
  }
  return {};
}

base::Result<void> check_kernel(const std::string& path) {
  if (path.empty()) return {};
  const auto kernel = vmm::image::guest_kernel(path);
  if (!kernel) return kernel.error();
  return {};
}

/// The keys of the findings in a SARIF file of scan.
base::Result<std::set<std::string>> keys_of(const std::string& path) {
  const auto content = base::read_file(path, kMaxSarif);
  if (!content) return Error{fmt::format("--confirm {}: {}", path, content.error().what), ""};
  const nlohmann::json log = nlohmann::json::parse(content->text, nullptr, false);
  std::set<std::string> keys;
  bool any = false;
  if (log.is_object() && log.contains("runs") && log["runs"].is_array()) {
    for (const nlohmann::json& run : log["runs"]) {
      if (!run.is_object() || !run.contains("results") || !run["results"].is_array()) continue;
      any = true;
      for (const nlohmann::json& result : run["results"]) {
        const auto prints = result.find("partialFingerprints");
        if (prints == result.end() || !prints->is_object()) continue;
        if (const auto key = prints->find("snapcheckFinding/v1"); key != prints->end() && key->is_string()) {
          keys.insert(key->get<std::string>());
        }
      }
    }
  }
  if (!any) return Error{fmt::format("--confirm {}: no SARIF report", path), "make one with scan --output sarif=FILE"};
  return keys;
}

/// Leaves the findings of the scan whose keys are in the set, and takes these keys out of `left`.
void keep_confirmed(model::Report& scanned, const std::set<std::string>& keys, std::set<std::string>& left,
                    base::SourceSet& texts) {
  const std::vector<std::string> all = model::fingerprints(scanned.findings, texts);
  std::vector<model::Finding> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!keys.contains(all[i])) continue;
    left.erase(all[i]);
    kept.push_back(std::move(scanned.findings[i]));
  }
  scanned.findings = std::move(kept);
}

/// What --confirm named; null without it.
struct Confirm {
  const std::set<std::string>* keys = nullptr;
  std::set<std::string>* left = nullptr;  ///< those that were in no program yet
};

/// Scans the program's source and ties what it finds to what the clones showed.
base::Result<model::Report> tie_to_scan(const verify::App& app, const std::string& source, const model::RuleSet& rules,
                                        const Confirm& confirm, verify::Report& report) {
  ScanOptions options;
  options.paths = {source};
  options.handlers = {app.handler};
  options.today = base::today();
  auto scanned = scan(options, rules);
  if (!scanned) return scanned.error();
  if (scanned->counts.analysed == 0) return Error{fmt::format("{} has no source that scan could read", source), ""};
  base::SourceSet texts;
  if (confirm.keys != nullptr) keep_confirmed(*scanned, *confirm.keys, *confirm.left, texts);
  tie(*scanned, rules, texts, report);
  return std::move(*scanned);
}

/// The file that the handler is in: what is cloned and explained by no finding is told there.
std::string file_of(const verify::App& app, const std::string& source, const model::Report& scanned) {
  std::string module = app.handler.substr(0, app.handler.rfind('.'));
  std::ranges::replace(module, '.', '/');
  for (const std::string& path : {source + "/" + module + ".py", source + "/" + module + "/__init__.py"}) {
    if (app.runtime == verify::Runtime::kPython && access(path.c_str(), R_OK) == 0) return base::tidy_path(path);
  }
  return scanned.findings.empty() ? source : scanned.findings.front().at.path;
}

/// The SARIF of all apps as one run: the findings of scan with what the clones say to them.
std::string sarif_of(const std::vector<verify::App>& apps, const std::vector<std::string>& sources,
                     const std::vector<model::Report>& scans, const model::RuleSet& rules,
                     const std::vector<verify::Report>& reports) {
  Told all{{}, rules};
  for (std::size_t i = 0; i < apps.size(); ++i) {
    Told one = told(scans[i], all.rules, file_of(apps[i], sources[i], scans[i]), reports[i]);
    all.rules = std::move(one.rules);
    for (model::Finding& finding : one.report.findings) all.report.findings.push_back(std::move(finding));
    for (model::Notice& notice : one.report.notices) all.report.notices.push_back(std::move(notice));
  }
  base::SourceSet texts;
  const auto repository = base::find_repository(sources.front());
  const output::Context context{texts,
                                SNAPCHECK_VERSION,
                                "",
                                repository ? repository->root : base::real_path("."),
                                repository ? std::optional(base::read_revision(*repository)) : std::nullopt,
                                false,
                                true,
                                rules::rule_page};
  return output::writer_named("sarif")->write(all.report, all.rules, context);
}

int run_verify(Arguments& arguments) {
  if (auto done = settle(arguments); !done) return misused(done.error());
  const auto outputs = outputs_of(arguments);
  if (!outputs) return misused(outputs.error());
  if (arguments.targets.empty()) arguments.targets = {"."};
  const auto rules = load_rules({});
  if (!rules) return misused(rules.error());
  std::set<std::string> keys, left;
  if (!arguments.confirm.empty()) {
    auto read = keys_of(arguments.confirm);
    if (!read) return misused(read.error());
    left = keys = std::move(*read);
  }
  const Confirm confirm = arguments.confirm.empty() ? Confirm{} : Confirm{&keys, &left};
  std::vector<verify::App> apps;
  std::vector<std::string> sources;
  for (const std::string& target : arguments.targets) {
    auto read = read_app(target, arguments.app);
    if (!read) return misused(read.error());
    apps.push_back(std::move(read->app));
    sources.push_back(std::move(read->source));
  }
  if (auto done = check_kernel(arguments.options.kernel); !done) return misused(done.error());
  LivePhases phases(arguments.quiet);
  arguments.options.progress = [&](const std::string& step) { phases.begin(step); };
  auto reports = verify::verify(apps, arguments.options);
  phases.end();
  if (!reports) {
    print_error(reports.error());
    return kIncomplete;
  }
  std::vector<model::Report> scans(apps.size());
  for (std::size_t i = 0; i < apps.size() && !arguments.no_scan; ++i) {
    auto scanned = tie_to_scan(apps[i], sources[i], *rules, confirm, (*reports)[i]);
    if (scanned) {
      const bool serves = apps[i].runtime == verify::Runtime::kPython || apps[i].port > 0;
      if (scanned->has_hook_routes && serves && apps[i].life_cycle == nullptr) {
        (*reports)[i].notices.push_back(
            fmt::format("the program serves requests by which a platform tells it of its snapshots, and nobody sent "
                        "them: name the platform with --life-cycle ({})",
                        verify::life_cycle_names()));
      }
      scans[i] = std::move(*scanned);
    } else {
      (*reports)[i].notices.push_back(scanned.error().text());
    }
  }
  if (!left.empty()) {
    print_to_stderr(fmt::format("snapcheck: {} of {} findings of {} are not in what scan finds in these programs\n",
                                left.size(), keys.size(), arguments.confirm));
  }
  if (arguments.redact) verify::redact(*reports);
  const verify::WriteOptions plain{false, arguments.verbose, SNAPCHECK_VERSION};
  verify::WriteOptions painted = plain;
  painted.color = wants_color(arguments.color);
  const auto write = [&](const std::string& format, const verify::WriteOptions& how) {
    return format == kSarif ? sarif_of(apps, sources, scans, *rules, *reports)
                            : verify::writer_named(format)->write(*reports, how);
  };
  bool written = print(write(arguments.format, painted));
  for (const Target& output : *outputs) {
    if (auto done = write_file(output.path, write(output.format, plain)); !done) {
      print_error(done.error());
      written = false;
    }
  }
  return written ? exit_code(*reports) : kUsage;
}

}  // namespace

Action declare_verify(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  verify::Options& options = arguments->options;
  const auto text = [&](const std::string& name, std::string& to, const std::string& value, const std::string& help) {
    app.add_option(name, to, help)->option_text(value)->type_name(value);
  };
  const auto number = [&](const std::string& name, int& to, int least, int most, const std::string& help) {
    app.add_option(name, to, help)->option_text("N")->type_name("N")->check(CLI::Range(least, most));
  };
  const auto list = [&](const std::string& name, std::vector<std::string>& to, const std::string& value,
                        const std::string& help) {
    app.add_option(name, to, help + "; repeatable")->option_text(value)->type_name(value)->allow_extra_args(false);
  };
  app.add_option("TARGET", arguments->targets, "snapcheck-verify.yaml, or a folder with one or with a template (.)")
      ->type_name("");
  text("--handler", arguments->app.handler, "NAME", "module.function, pkg.Class::method or './program arguments'");
  text("--runtime", arguments->app.runtime, "python|java|native", "when the handler does not show it");
  number("--port", arguments->app.port, 1, 65535,
         "native: where the program serves HTTP; without it, it reads standard input");
  text("--life-cycle", arguments->app.life_cycle, "PLATFORM",
       "send the requests by which a platform tells a server of HTTP of its snapshots: lambda-microvms");
  list("--event", arguments->app.events, "JSON", "what the handler gets, or @FILE ({})");
  list("--env", arguments->app.environment, "NAME=VALUE", "a variable of the program");
  list("--service", arguments->app.services, "HOST:PORT",
       "a peer that the guest's agent plays: it sends back what it gets");
  list("--file", arguments->app.files, "HOST[:GUEST]",
       "a file or folder that the program finds in the guest, by default under the same name");
  list("--classpath", arguments->app.class_path, "PATHS", "java: folders and jars");
  list("--package", arguments->app.packages, "DIR", "python: a further folder of modules");
  list("--expect", arguments->app.expect, "NAME=diverge|constant|any", "what the oracle is to be overruled with");
  list("--exclude", arguments->app.exclude, "PATTERN", "state that is not looked at");
  app.add_flag("--no-state", arguments->app.no_state, "compare outputs alone");
  text("--python", arguments->app.python, "PROGRAM",
       "interpreter of this host for the guest, or its version (python3)");
  text("--java", arguments->app.java, "PROGRAM", "java of a JDK of this host for the guest (java)");
  number("--clones", options.clones, 2, 64, "clones of each snapshot (4)");
  number("--boots", options.boots, 2, 16, "cold boots, each with its snapshot (2)");
  number("--invocations", options.invocations, 1, 100, "how often each event is sent (2)");
  text("--engine", arguments->engine, "auto|kvm|tcg", "hardware KVM, or QEMU emulates the processor (auto)");
  text("--mode", arguments->mode, "platform|raw",
       "platform: reseed the kernel and set the clock; raw: nothing (platform)");
  text("--age", arguments->age, "DURATION", "also restore that much later: 15m, 2h, 3d");
  text("--kernel", options.kernel, "FILE", "vmlinuz or vmlinux of the guest");
  number("--memory", options.memory, 64, 65536, "MiB of the guest (by its image)");
  number("--timeout", options.timeout, 1, 86400, "seconds that a step may take (120)");
  number("-j,--jobs", options.jobs, 1, 64, "guests that run at the same time (2)");
  app.add_option("--hook-budget", options.hook_budget,
                 "seconds that the hooks of a phase may take together, 0: any (10)")
      ->option_text("S")
      ->type_name("S")
      ->check(CLI::Range(0.0, 86400.0));
  text("--format", arguments->format, formats(), "what to print (text)");
  list("--output", arguments->outputs, "FORMAT=FILE", "write a report into a file besides");
  text("--color", arguments->color, "auto|always|never", "colours in text (auto)");
  text("--confirm", arguments->confirm, "FILE",
       "SARIF of a scan: say what the clones do to its findings, and to no others");
  text("--keep", options.keep, "DIR", "keep each program's first snapshot and what its clones printed");
  app.add_flag("--no-scan", arguments->no_scan, "do not scan the source for what the clones show");
  app.add_flag("--redact", arguments->redact, "show a letter for each different value instead of the values");
  app.add_flag("-v,--verbose", arguments->verbose, "list state without a finding, too");
  app.add_flag("-q,--quiet", arguments->quiet, "no progress");
  app.footer(
      "Exit code: 0 what should diverge does, 1 something was cloned, 2 usage or configuration, 3 no engine, a boot, "
      "init,\n"
      "a hook or the handler failed, 4 inconclusive: nothing was observed, or a control failed.");
  return [arguments] {
    vmm::image::watch_signals();
    return run_verify(*arguments);
  };
}

}  // namespace snapcheck::cli
