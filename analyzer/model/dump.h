// Facts as text, for people (`snapcheck facts FILE`) and for the tests of the front ends.
#pragma once

#include <string>

#include "analyzer/model/facts.h"

namespace snapcheck::model {

/// All tables, one row a line, in table order; the same Facts give the same text.
///
///   type m.C(m.Base) @10..11
///     field x: int static
///     annotation dataclasses.dataclass(eq=False)
///   scope method m.C.f receiver=self params=(param m.C.f/a) result=result m.C.f owner=m.C parent=m.C.<body>
///   place #3 local m.f/x : random.Random
///   flow m.f: temp#12 -> global m.X copy rebind guard=global m.X @20..32
///   call m.f: uuid.uuid4() -> temp#12 @20..32
///   call m.f: (field(self).rng).seed(literal 5, key=local m.f/k, *local m.f/rest) @40..60
///   call m.f: <param m.f/callback>() @70..80
///   alias m.u -> uuid.uuid4
///   comment "text" @1..9
///   statements 0..10 12..20
///   syntax_error @30..31
///
/// A place is written as reference() writes it. Ids that are out of range are printed as `?#<id>`.
std::string dump(const Facts& facts);

/// A place in a few words: `global m.X`, `local m.f/x`, `param m.f/x`, `self` (a receiver's name), `result m.f`,
/// `temp#12`, `field(self).x`, `literal "a"`, `function m.f`, `type m.C`, `module os`.
std::string reference(const Facts& facts, PlaceId place);

}  // namespace snapcheck::model
