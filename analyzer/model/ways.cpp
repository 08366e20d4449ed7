#include "analyzer/model/ways.h"

namespace snapcheck::model {

Ways::Way Ways::add(const Row& row) {
  const auto [it, fresh] = known_.try_emplace({row.before, row.branch, row.call}, static_cast<Way>(rows_.size()));
  if (fresh) rows_.push_back(row);
  return it->second;
}

/// In the function that the way is in.
bool Ways::knows(Way way, const Branch* branch) const {
  for (; way != kAny && rows_[way].branch != nullptr; way = rows_[way].before) {
    if (rows_[way].branch == branch) return true;
  }
  return false;
}

Ways::Way Ways::along(Way way, const Edge& edge) {
  if (edge.role == Edge::Role::leave && way != kAny) way = add({way, kNone, nullptr, edge.call});
  for (const Branch* branch : given_.around(edge)) {
    if (!knows(way, branch)) way = add({way, edge.scope, branch, kNone});
  }
  return way;
}

bool Ways::excludes(Way way, CallId call) const {
  Frames::Frame inside = frames_.enter(call, Frames::kAny);
  for (; way != kAny; way = rows_[way].before) {
    const Row& row = rows_[way];
    if (row.branch == nullptr) {
      inside = frames_.enter(row.call, inside);
    } else if (given_.excludes(row.scope, *row.branch, frames_, inside)) {
      return true;
    }
  }
  return false;
}

}  // namespace snapcheck::model
