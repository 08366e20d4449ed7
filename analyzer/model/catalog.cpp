#include "analyzer/model/catalog.h"

#include <algorithm>

namespace snapcheck::model {

const Catalog* RuleSet::catalog(std::string_view language) const {
  const auto it = std::ranges::find(catalogs, language, &Catalog::language);
  return it == catalogs.end() ? nullptr : &*it;
}

const Rule* RuleSet::rule(std::string_view id) const {
  const auto it = std::ranges::lower_bound(rules, id, {}, &Rule::id);
  return it == rules.end() || it->id != id ? nullptr : &*it;
}

const Concept* RuleSet::concept_named(std::string_view name) const {
  const auto it = std::ranges::find(concepts, name, &Concept::name);
  return it == concepts.end() ? nullptr : &*it;
}

}  // namespace snapcheck::model
