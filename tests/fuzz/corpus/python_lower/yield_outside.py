yield x
yield from y
x = yield
return 1
await z
class C: yield 2; return 3
lambda: (yield a, (yield from b))
[(yield c) for d in e]
