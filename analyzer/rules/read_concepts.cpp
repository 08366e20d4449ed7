#include "analyzer/rules/read.h"

namespace snapcheck::rules {

void read_concepts(const Reader& reader, const Yaml& root, Draft& draft) {
  reader.keys(root, {"concepts"});
  for (const Yaml& node : reader.map(reader.required(root, "concepts"))) {
    reader.keys(node, {"kind", "noun", "fresh", "draws", "internal"});
    if (draft.set.concept_named(node.key) != nullptr) {
      reader.fail(node.key_line, fmt::format("the concept `{}` exists already", node.key), "choose another name");
    }
    model::Concept entry;
    entry.name = node.key;
    entry.kind = reader.word(reader.required(node, "kind"), "kind of concept", kConceptKinds);
    entry.noun = reader.text(reader.required(node, "noun"));
    if (const Yaml* fresh = node.find("fresh")) entry.fresh = reader.boolean(*fresh);
    if (const Yaml* draws = node.find("draws")) {
      entry.draws = reader.text(*draws);
      draft.concept_uses.emplace_back(entry.draws, reader.origin(*draws));
    }
    if (const Yaml* internal = node.find("internal"); internal != nullptr && reader.boolean(*internal)) {
      draft.internal_concepts.push_back(entry.name);
    }
    draft.own_concepts.emplace_back(entry.name, reader.origin(node));
    draft.set.concepts.push_back(std::move(entry));
  }
}

}  // namespace snapcheck::rules
