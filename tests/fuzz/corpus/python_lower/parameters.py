def f(a, /, b: c = d, *e: g, h, i=j, **k: l): pass
def m((n, (o, p)), *, q): pass
lambda *, a=lambda b=c: d, **e: (yield)
def r(a, a, *a, **a): return a
class C:
  def s(*self): self.x = 1
  def t(self=1): self.y = 2
  def u(): v
