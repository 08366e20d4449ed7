x: Optional["C | None"] = 1
y: "Annotated[C, '|', [)]"
class C:
  z: Final[C[C]]
  def f(self, a: "(((": "|" = None) -> {}: self.q: C
