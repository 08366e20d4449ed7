// Which files name something that the catalogue knows.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/lang/tokens.h"
#include "analyzer/model/catalog.h"

namespace snapcheck::lang {

class Triggers {
 public:
  /// `handlers`: names of entry points beyond the catalogue's.
  Triggers(const model::Catalog& catalog, const std::vector<std::string>& handlers);

  struct Hit {
    bool source = false;  ///< names an API that yields a hazard, or a suppression
    bool entry = false;   ///< names an entry point or a hook
  };
  Hit test(const TokenSet& file) const;

 private:
  struct Wanted {
    Token other = 0;    ///< must be there too; 0: nothing
    Token package = 0;  ///< likewise
    bool entry = false;
  };
  void add_signature(const model::EntryPoint& entry);
  void add(std::string_view first, std::string_view other, bool entry, std::string_view package = {});
  void add_name(std::string_view qualified, bool java, bool entry);

  std::unordered_map<Token, std::vector<Wanted>> wanted_;
};

}  // namespace snapcheck::lang
