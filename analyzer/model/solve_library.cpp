// What a call of code outside the tree does to the graph: what it gives, keeps and runs.
#include <algorithm>
#include <cctype>

#include "analyzer/model/solve.h"

namespace snapcheck::model {

namespace {

constexpr std::size_t kMaxLibraryNames = 8;
constexpr std::ptrdiff_t kMaxChain = 8;   // dots in a type made up from a chain of calls
constexpr std::size_t kMaxDots = 32;      // calls of a chain, back to what it began with
constexpr std::size_t kMaxStores = 1000;  // calls of one chain that put something into the same object

bool looks_like_class(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::size_t last = dot == std::string_view::npos ? 0 : dot + 1;
  return last < name.size() && std::isupper(static_cast<unsigned char>(name[last]));
}

std::string_view parent_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

/// A method of a builder that sets something: `size(8)`, `useTls()`, and not `build()` or `defaultClient()`.
bool is_setting(const Call& call) {
  const auto begins = [&](std::string_view word) { return call.member.starts_with(word); };
  if (begins("build") || begins("create") || begins("get")) return false;
  return !call.args.empty() || begins("with") || begins("use") || begins("enable") || begins("disable");
}

}  // namespace

/// The call runs `name` outside the tree. `object`: what a library constructor works on when it is not the result.
void Solver::library(CallId id, Symbol symbol, std::span<const Api* const> apis, NodeId object) {
  Program::CallInfo& call = p_.calls_[id];
  const Name name = p_.symbols_.name(symbol);
  if (call.library_names.size() >= kMaxLibraryNames ||
      std::find(call.library_names.begin(), call.library_names.end(), symbol) != call.library_names.end()) {
    return;
  }
  call.library_names.push_back(symbol);
  for (const Api* api : apis) {
    if (std::find(call.apis.begin(), call.apis.end(), api) == call.apis.end()) call.apis.push_back(api);
  }
  const CatalogIndex& catalog = p_.catalog(call.file);
  for (const EntryPoint* entry : catalog.registrars(name)) {
    if (entry->kind == EntryPoint::Kind::boundary || entry->kind == EntryPoint::Kind::adapter) continue;
    Registration registration;
    registration.call = id;
    registration.entry = entry;
    registration.argument = p_.slot(entry->function, id);
    p_.registrations_.push_back(std::move(registration));
  }
  for (const EntryPoint* entry : catalog.givers(name)) {
    const NodeId argument = p_.slot(entry->function, id);
    if (argument == kNone) continue;
    users(argument).argument_of.push_back(id);
    const auto shapes = p_.nodes_[argument].shapes;
    for (const Shape& shape : shapes) on_argument(id, shape);
  }
  if (object != kNone) return;  // the object has a type of its own

  // What comes out, as far as the catalogue has anything to say about such objects.
  if (call.result != kNone) {
    std::string type;
    for (const Api* api : apis) {
      if (!api->returns.empty() && type.empty() && p_.holds(api->when, id)) type = api->returns;
    }
    if (type.empty()) {
      type = name.ends_with(".<init>") ? std::string(parent_name(name)) : std::string(name);
      // `X.builder().withName(n).withSize(8).build()`: what a setting gives is the builder.
      if (apis.empty() && call.receiver != kNone && !catalog.is_prefix(type) && is_setting(*call.row) &&
          catalog.fluent(parent_name(name))) {
        type = std::string(parent_name(name));
      }
      if (std::count(type.begin(), type.end(), '.') > kMaxChain) type.clear();
    }
    const bool chain = p_.files_[call.file].language == "java" && catalog.is_prefix(parent_name(type));
    if (!type.empty() && (catalog.is_prefix(type) || chain || catalog.passes(type) || catalog.weak(type))) {
      add_shape(call.result, {Shape::Kind::library, p_.symbols_.add(type), kNone});
    }
  }
  library_flow(id, name);
}

/// Java: `config.setPassword(p);`, `builder.key(p);`: values are in the object from then on. A seed goes up in it.
bool Solver::sets_part(const Program::CallInfo& call, std::string_view name) const {
  if (call.result != kNone || call.receiver == kNone || call.row->args.empty()) return false;
  if (std::ranges::any_of(call.apis, [](const Api* api) { return api->renews.kind != Slot::Kind::none; })) return false;
  const CatalogIndex& catalog = p_.catalog(call.file);
  if (catalog.sets_part(call.row->member)) return true;
  const Place* receiver = p_.place(call.receiver);
  std::string_view type = receiver == nullptr ? std::string_view() : std::string_view(receiver->type);
  if (!name.empty()) type = parent_name(name);
  return is_setting(*call.row) && catalog.fluent(type);
}

/// How values pass through a call of code that is not in the tree.
void Solver::library_flow(CallId id, std::string_view name) {
  const Program::CallInfo call = p_.calls_[id];
  const Call& row = *call.row;
  const CatalogIndex& catalog = p_.catalog(call.file);
  const std::size_t dot = name.rfind('.');
  const std::string_view member = !row.member.empty()             ? std::string_view(row.member)
                                  : dot == std::string_view::npos ? name
                                                                  : name.substr(dot + 1);
  if (library_done_[id]) return;
  library_done_[id] = true;

  const bool known = !name.empty() && catalog.passes(name);  // `itertools.count` is no `count` of a list
  const bool harmless = catalog.opaque(name) || (!known && catalog.opaque("." + std::string(member))) ||
                        std::any_of(call.apis.begin(), call.apis.end(),
                                    [&](const Api* api) { return api->safe && p_.holds(api->when, id); });
  Edge edge;
  edge.role = Edge::Role::library;
  edge.scope = call.scope;
  edge.call = id;
  edge.file = call.file;
  edge.span = row.span;
  const bool construction = row.kind == CallKind::construct || (!name.empty() && looks_like_class(name));
  const bool passes = construction || known;
  if (catalog.copies(name) || catalog.copies("." + std::string(member))) edge.element = kEachElement;
  if (call.result != kNone && !harmless) {
    edge.to = call.result;
    const bool binds = !name.empty() && catalog.binds(name);
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      edge.from = call.args[i];
      edge.kind = passes || binds ? FlowKind::copy : FlowKind::derive;
      edge.role = binds ? Edge::Role::bind : Edge::Role::library;
      add_copy(edge);
    }
    edge.role = Edge::Role::library;
    if (binds && !call.args.empty() && call.args.front() != kNone) {
      users(call.args.front()).argument_of.push_back(id);
      const auto shapes = p_.nodes_[call.args.front()].shapes;
      for (const Shape& shape : shapes) on_argument(id, shape);
    }
    edge.from = call.receiver;
    edge.kind = catalog.extracts(member) && !registers_by(id, member) ? FlowKind::copy : FlowKind::derive;
    add_copy(edge);
  }
  edge.element = 0;
  // `ONE.add(x)` makes another number.
  const bool part = !harmless && !catalog.stores(member) && sets_part(call, name);
  if (call.receiver != kNone && (part || catalog.stores(member)) && !catalog.copies(name)) {
    edge.kind = part || catalog.writes(member) ? FlowKind::derive : FlowKind::copy;
    edge.store = Store::mutate;
    const NodeId start = chain_start(call.receiver, catalog);
    for (const NodeId object : {call.receiver, start}) {
      edge.to = object;
      for (const NodeId argument : call.args) {
        edge.from = argument;
        add_copy(edge);
      }
      write_back(object);
      if (object == start) break;
    }
  }
  if (!name.empty() && catalog.keeps(name)) {
    edge.to = p_.global_node(parent_name(name), kNone);
    edge.kind = FlowKind::copy;
    edge.store = Store::mutate;
    for (const NodeId argument : call.args) {
      edge.from = argument;
      add_copy(edge);
    }
    if (!call.apis.empty()) {  // and what it makes itself
      edge.from = object_of(id);
      add_copy(edge);
    }
    edge.store = Store::none;
  }
  if (!name.empty() && catalog.memoizes(name)) {
    for (const NodeId argument : call.args) {
      if (argument == kNone) continue;
      edge.from = argument;
      edge.to = call.result;
      edge.kind = FlowKind::copy;
      edge.store = Store::none;
      add_copy(edge);
      const auto shapes = p_.nodes_[argument].shapes;
      for (const Shape& shape : shapes) {
        if (shape.kind == Shape::Kind::function) make_memo(shape.ref);
      }
    }
  }
  if (catalog.invokes(name, member)) {
    p_.calls_[id].later = is_later(id, name);
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      const NodeId argument = call.args[i];
      if (argument == kNone || !is_function_argument(id, i)) continue;
      store_elements(id, argument, catalog);
      users(argument).argument_of.push_back(id);
      const auto shapes = p_.nodes_[argument].shapes;
      for (const Shape& shape : shapes) on_argument(id, shape);
    }
  }
}

/// `mono.map(f)`, `builder.filter(f)`: whoever subscribes, or sends a request, runs the function. In Java declared
/// types and the class that began a chain of calls tell.
bool Solver::is_later(CallId id, std::string_view name) const {
  const Program::CallInfo& call = p_.calls_[id];
  const CatalogIndex& catalog = p_.catalog(call.file);
  if (!name.empty() && catalog.later(name)) return true;
  if (p_.files_[call.file].language != "java") return false;
  NodeId node = call.receiver;
  for (std::size_t i = 0; i < kMaxDots && node != kNone; ++i) {
    Name type = declared_type(node).first;
    if (type.empty()) type = Name(declared_result(node));
    if (!type.empty()) return catalog.later(p_.resolve(type));
    const CallId* maker = made_by_.get(node);
    if (maker == nullptr) {  // `var gateway = WebClient.builder();`
      const auto& in = p_.nodes_[node].in;
      if (in.size() != 1 || p_.edges_[in.front()].role != Edge::Role::flow) return false;
      node = p_.edges_[in.front()].from;
      continue;
    }
    const Call& made = *p_.calls_[*maker].row;
    if (!made.callee.empty()) return catalog.later(p_.resolve(made.callee));
    if (catalog.asks(made.member)) return false;
    node = p_.calls_[*maker].receiver;
  }
  return false;
}

/// `ids.forEach(ready::add)`: what the receiver has goes into the object of a bound method that keeps its arguments.
void Solver::store_elements(CallId id, NodeId method, const CatalogIndex& catalog) {
  const Place* row = p_.place(method);
  const Program::CallInfo& call = p_.calls_[id];
  if (row == nullptr || row->kind != PlaceKind::field || row->type != kMethodType || row->base == kNone) return;
  if (call.receiver == kNone || !catalog.stores(row->name)) return;
  Edge edge;
  edge.role = Edge::Role::library;
  edge.scope = call.scope;
  edge.call = id;
  edge.file = call.file;
  edge.span = call.row->span;
  edge.kind = catalog.writes(row->name) ? FlowKind::derive : FlowKind::copy;
  edge.store = Store::mutate;
  edge.from = call.receiver;
  edge.to = p_.node_of(call.file, row->base);
  add_copy(edge);
  write_back(edge.to);
}

/// Where the chain of calls begins that put something into one object: `text` of `text.append(a).append(b)`.
NodeId Solver::chain_start(NodeId receiver, const CatalogIndex& catalog) const {
  for (std::size_t i = 0; i < kMaxStores; ++i) {
    const CallId* maker = made_by_.get(receiver);
    if (maker == nullptr) break;
    const Program::CallInfo& before = p_.calls_[*maker];
    if (before.receiver == kNone || !catalog.stores(before.row->member)) break;
    receiver = before.receiver;
  }
  return receiver;
}

/// `@app.get("/")` is no `get` of a collection: what the application was made with does not come out.
bool Solver::registers_by(CallId id, std::string_view member) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (call.receiver == kNone) return false;
  return std::ranges::any_of(p_.nodes_[call.receiver].shapes, [&](const Shape& shape) {
    return shape.kind == Shape::Kind::library &&
           p_.catalog(call.file).decorates(std::string(p_.symbols_.text(shape.ref)) + "." + std::string(member));
  });
}

/// `partial(f, x, key=y)`: what it gives is `f`, which has these arguments already.
void Solver::bind_early(CallId id, const Shape& function) {
  const Program::CallInfo call = p_.calls_[id];
  Shape bound = function;
  for (std::size_t i = 1; function.kind == Shape::Kind::function && i < call.args.size(); ++i) {
    const Argument& argument = call.row->args[i];
    if (argument.keyword.empty() && !argument.spread) ++bound.given;
  }
  add_shape(call.result, bound);
  if (function.kind != Shape::Kind::function || !linked_.insert(pair_key(id, function.ref))) return;
  const std::vector<NodeId> params = p_.scopes_[function.ref].params;
  Edge edge;
  edge.scope = call.scope;
  edge.call = id;
  edge.file = call.file;
  edge.span = call.row->span;
  std::size_t position = function.given;
  for (std::size_t i = 1; i < call.args.size() && !params.empty(); ++i) {
    const Argument& argument = call.row->args[i];
    if (argument.spread) continue;
    edge.from = call.args[i];
    auto param = params.begin() + static_cast<std::ptrdiff_t>(std::min(position, params.size() - 1));
    if (!argument.keyword.empty()) {
      param = std::ranges::find_if(params, [&](NodeId node) { return p_.place(node)->name == argument.keyword; });
      if (param == params.end()) --param;
    } else {
      ++position;
    }
    edge.to = *param;
    add_copy(edge);
  }
}

/// Python hands functions over in front or by keyword (`map(f, xs)`, `max(xs, key=f)`); what a call made stands for
/// data.
bool Solver::is_function_argument(CallId id, std::size_t index) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (p_.files_[call.file].language != "python" || !call.row->args[index].keyword.empty()) return true;
  const std::string_view name = call.row->callee;
  if (name == "builtins.max" || name == "builtins.min" || name == "builtins.sorted" || name == "builtins.next")
    return false;
  const Place* row = p_.place(call.args[index]);
  return index == 0 || row == nullptr || row->kind != PlaceKind::temp;
}

/// What is put into a field place after it was connected goes to the fields behind it.
void Solver::write_back(NodeId place) {
  const std::size_t count = p_.nodes_[place].in.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Edge edge = p_.edges_[p_.nodes_[place].in[i]];
    if (edge.role != Edge::Role::access || !accessed_.insert(pair_key(edge.from, place) ^ (1ull << 63))) continue;
    Edge back = edge;
    back.from = place;
    back.to = edge.from;
    add_copy(back);
  }
}

/// `named`: it is the class or module of that name, and no object.
void Solver::member_on_library(CallId id, Symbol symbol, bool named) {
  const std::string_view type = p_.symbols_.text(symbol);
  const Program::CallInfo& call = p_.calls_[id];
  const CatalogIndex& catalog = p_.catalog(call.file);
  const base::Name member = call.row->member;
  // What is in a collection is no receiver of the collection's own methods.
  if (const Place* row = call.receiver == kNone ? nullptr : p_.place(call.receiver);
      row != nullptr && row->type.starts_with("java.util.") && row->type != type &&
      (catalog.stores(member) || catalog.extracts(member)) && !catalog.is_a(type, row->type)) {
    return;
  }
  // By catalogue, that is by language, as one program may have several.
  const std::uint64_t key = pair_key(member_of(id), symbol);
  const auto [known, fresh] = library_members_[p_.language_[call.file]].add(key);
  if (fresh) known = {p_.symbols_.add(std::string(type) + "." + member), catalog.member(type, member)};
  // `numpy.random.RandomState.*` are the methods of an object: `RandomState.mro()` draws nothing.
  const bool of_objects = !known.apis.empty() && known.apis.front()->name.ends_with(".*");
  library(id, known.name, named && of_objects && looks_like_class(type) ? std::span<const Api* const>() : known.apis);
}

/// `f.cache_clear()` on a memoized function of the tree: a member of what the memoizer made.
void Solver::memo_member(CallId id, ScopeId function) {
  const Program::ScopeInfo& info = p_.scopes_[function];
  for (const Annotation& annotation : info.row->annotations) {
    std::string name = p_.resolve(annotation.name);
    if (name.empty() && annotation.call != kNone) {
      name = p_.resolve(p_.files_[info.file].calls[annotation.call].callee);
    }
    if (p_.catalog(info.file).memoizes(name)) member_on_library(id, name);
  }
}

}  // namespace snapcheck::model
