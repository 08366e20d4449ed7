@a
@b.c(d, e=1)
@f[g]
@lambda h: h
@(yield)
@x.setter
async def i(j=k): pass
@
class L: pass
@overload
def m(): ...
