#include "analyzer/lang/cpp/cpp.h"

#include "analyzer/lang/cpp/units.h"

namespace snapcheck::lang::cpp {

base::Result<model::Facts> lower(const Source& source, const Names&, const Limits&) {
  UnitOptions options;
  options.roots = {source.path};
  options.limit = std::chrono::minutes(2);
  auto units = Units::open(options, {source.path});
  if (!units) return units.error();
  auto unit = (*units)->read(0);
  if (!unit) return unit.error();
  if (unit->files.empty()) return base::Error{"snapcheck-cxx says nothing about the file", ""};
  model::Facts facts = std::move(unit->files.front());
  for (const Problem& problem : unit->problems) {
    if (problem.path == facts.path) facts.syntax_errors.push_back(problem.span);
  }
  return facts;
}

}  // namespace snapcheck::lang::cpp
