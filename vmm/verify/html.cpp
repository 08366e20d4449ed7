// One page for a browser, without anything from outside: what was found, each value in each clone, the phases, and what
// the clones printed. A colour stands for a value: equal values of a row have the same one.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "vmm/verify/writers.h"

namespace snapcheck::vmm::verify {
namespace {

constexpr const char* kHead = R"html(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>snapcheck verify</title>
<style>
:root { color-scheme: light dark; --line: #d0d5dc; --dim: #5b6470; --bad: #b3261e; --good: #1b6e3c; --back: #f5f6f8; }
@media (prefers-color-scheme: dark) { :root { --line: #3b424c; --dim: #a4adb8; --bad: #ff8a80; --good: #7bd69b; --back: #1d2126; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .3rem; overflow-wrap: anywhere; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
.bad { color: var(--bad); } .good { color: var(--good); } .dim { color: var(--dim); }
.box { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; background: var(--back); white-space: nowrap; } .verdict { min-width: 8rem; overflow-wrap: break-word; } tr:last-child td { border-bottom: 0; }
td.v { font-family: ui-monospace, monospace; max-width: 9rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: #111; }
td.none { color: var(--dim); } td.first { border-left: 2px solid var(--line); }
.name { font-family: ui-monospace, monospace; overflow-wrap: anywhere; min-width: 10rem; }
.bar { display: flex; height: 1.1rem; border-radius: 4px; overflow: hidden; margin: .4rem 0; }
pre { background: var(--back); padding: .6rem; overflow-x: auto; border-radius: 6px; font-size: .8rem; white-space: pre-wrap; }
ul { padding-left: 1.2rem; margin: .3rem 0; } summary { cursor: pointer; } li, p { overflow-wrap: anywhere; }
@media (max-width: 40rem) { /* a boot a line below the value's name */
  tbody, td { display: block; } th { display: none; } td { border-bottom: 0; } td.v { max-width: none; }
  tr { display: grid; grid-template-columns: repeat(var(--clones), minmax(0, 1fr)); padding: .3rem 0; border-bottom: 1px solid var(--line); }
  .name, .verdict { grid-column: 1 / -1; overflow-wrap: anywhere; } tr:first-child { display: none; } tr:last-child { border-bottom: 0; }
}
</style></head><body>
<h1>snapcheck verify</h1>
)html";

/// Backgrounds on which black text is readable, in light and dark; more values than these repeat them.
constexpr const char* kColors[] = {"#ffd9b3", "#b3e0ff", "#c9f0c0", "#e6ccff", "#fff0a6", "#ffc9d9",
                                   "#b8f0ea", "#d9d2c3", "#c6d4ff", "#e0f7a8", "#f7c6f0", "#bfe3d0"};

class Page {
 public:
  explicit Page(const Report& report) : report_(report) {}
  std::string write();

 private:
  template <typename... Args>
  void add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }
  void summary();
  void matrix(const char* title, bool defects);
  void row(const Observation& seen);
  void predictions();
  void controls_and_hooks();
  void phases();
  void printed();

  const Report& report_;
  std::string out_;
};

void Page::summary() {
  const bool fine = report_.outcome == Outcome::kFine;
  add("<h2>{}</h2>\n<p><b class=\"{}\">{}</b>: {}</p>\n", escaped(report_.app), fine ? "good" : "bad",
      to_string(report_.outcome), escaped(report_.reason));
  add("<p class=\"dim\">{}, {}. {} mode, {} cold boots x {} clones, {} invocations. Engine {}.</p>\n", report_.runtime,
      escaped(report_.handler), report_.mode, report_.boots, report_.clones, report_.invocations,
      escaped(report_.engine));
  for (const std::string& notice : report_.notices) add("<p>{}</p>\n", escaped(notice));
}

void Page::row(const Observation& seen) {
  add("<tr><td class=\"name\">{}</td><td class=\"verdict\"><span class=\"{}\">{}</span>", escaped(seen.name),
      seen.defect ? "bad" : "good", to_string(seen.verdict));
  for (const std::string* more : {&seen.what, &seen.why, &seen.blamed}) {
    if (!more->empty()) add("<br><span class=\"dim\">{}</span>", escaped(*more));
  }
  out_ += "</td>";
  std::map<std::string, std::size_t> colors;
  for (const auto& boot : seen.values) {
    for (std::size_t c = 0; c < boot.size(); ++c) {
      const char* first = c == 0 ? " first" : "";
      if (!boot[c]) {
        add("<td class=\"none{}\">-</td>", first);
        continue;
      }
      const std::size_t color = colors.try_emplace(*boot[c], colors.size()).first->second;
      add("<td class=\"v{}\" style=\"background:{}\" title=\"{}\">{}</td>", first, kColors[color % std::size(kColors)],
          escaped(shortened(*boot[c], 500)), escaped(shortened(*boot[c], 60)));
    }
  }
  out_ += "</tr>\n";
}

void Page::matrix(const char* title, bool defects) {
  const auto count = std::ranges::count(report_.observations, defects, &Observation::defect);
  if (count == 0) return;
  if (defects) {
    add("<h3>{} ({})</h3>\n", title, count);
  } else {
    add("<details><summary>{} ({})</summary>\n", title, count);
  }
  out_ += "<div class=\"box\"><table style=\"--clones:" + std::to_string(report_.clones) +
          "\"><tr><th>value</th><th>verdict</th>";
  for (int b = 1; b <= report_.boots; ++b) add("<th colspan=\"{}\">clones of boot {}</th>", report_.clones, b);
  out_ += "</tr>\n";
  for (const Observation& seen : report_.observations) {
    if (seen.defect == defects) row(seen);
  }
  out_ += defects ? "</table></div>\n" : "</table></div></details>\n";
}

void Page::predictions() {
  if (!report_.scanned) return;
  out_ += "<h3>What scan said</h3>\n";
  if (report_.predictions.empty()) out_ += "<p>Nothing.</p>\n";
  out_ += "<ul>\n";
  for (const Prediction& prediction : report_.predictions) {
    add("<li><b>{}</b> {} <span class=\"dim\">{}: {}</span></li>\n", escaped(prediction.status),
        escaped(prediction.rule), escaped(prediction.place), escaped(prediction.message));
  }
  out_ += "</ul>\n";
}

void Page::controls_and_hooks() {
  out_ += "<h3>Controls</h3>\n<ul>\n";
  for (const ControlResult& control : report_.controls) {
    add("<li><b class=\"{}\">{}</b> {}: {}</li>\n", control.fine ? "good" : "bad", control.fine ? "ok" : "failed",
        escaped(control.name), escaped(control.what));
  }
  out_ += "</ul>\n";
  for (const IdleHook& hook : report_.idle) add("<p>Hook {}</p>\n", escaped(idle_text(hook)));
  if (report_.hooks.empty()) return;
  add("<details><summary>Hooks ({} runs)</summary><ul>\n", report_.hooks.size());
  for (const HookRun& hook : report_.hooks) {
    add("<li>{} {}, boot {}{}: {:.3f} s{}</li>\n", escaped(hook.phase), escaped(hook.name), hook.boot,
        hook.clone == 0 ? "" : fmt::format(", clone {}", hook.clone), hook.seconds,
        hook.error.empty() ? "" : fmt::format(" <b class=\"bad\">{}</b>", escaped(hook.error)));
  }
  out_ += "</ul></details>\n";
}

void Page::phases() {
  double all = 0;
  for (const Phase& phase : report_.phases) all += phase.seconds;
  if (all <= 0) return;
  add("<h3>Phases: {:.1f} s</h3>\n<div class=\"bar\">", all);
  std::string list;
  for (std::size_t i = 0; i < report_.phases.size(); ++i) {
    const Phase& phase = report_.phases[i];
    const char* color = kColors[i % std::size(kColors)];
    add("<span style=\"width:{:.2f}%;background:{}\" title=\"{}: {:.1f} s\"></span>", 100 * phase.seconds / all, color,
        escaped(phase.name), phase.seconds);
    list += fmt::format(
        "<span style=\"background:{};color:#111;padding:0 .3rem;border-radius:3px\">{}</span> {:.1f} s &ensp; ", color,
        escaped(phase.name), phase.seconds);
  }
  add("</div>\n<p>{}</p>\n", list);
}

void Page::printed() {
  for (const auto& [machine, text] : report_.printed) {
    add("<details><summary>{} printed</summary><pre>{}</pre></details>\n", escaped(machine), escaped(text));
  }
}

std::string Page::write() {
  summary();
  matrix("What is wrong", true);
  predictions();
  controls_and_hooks();
  matrix("Values without a finding", false);
  phases();
  printed();
  return std::move(out_);
}

}  // namespace

std::string write_html(const std::vector<Report>& reports, const WriteOptions&) {
  std::string out = kHead;
  for (const Report& report : reports) out += Page(report).write();
  return out + "</body></html>\n";
}

}  // namespace snapcheck::vmm::verify
