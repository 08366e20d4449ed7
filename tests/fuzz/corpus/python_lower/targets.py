(a, [b, *c], d.e, f[g])[0].h, *i = j = k, = l
del (a, [b]), c.d, e[f], g()
for x.y[z], (w) in *v, u: pass
with a as b.c, d as (e, [f]), (g as h): pass
f() = 1
1 = 2
x: y.z = w = v
(x): int = 1
