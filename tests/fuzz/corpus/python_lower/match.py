match x, *y:
  case [a, *_, {"k": v, **kw}] | C(p, q=r) as s if t: u
  case -1 | 2+3j | "a" "b" | A.B.C: pass
  case (None): z = 1
  case {}: pass
  case _: match = case = type = 1
