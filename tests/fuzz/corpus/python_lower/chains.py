x = a.b().c[0].d(e.f)(g)[h:i:j]["k"].l
x.y[z.w()].v += -1
