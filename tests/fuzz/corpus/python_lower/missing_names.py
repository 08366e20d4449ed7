x = a.b().c[0]..dtype(ef)(g)[h:i:j]["k"].ly
.x[z.w()].v += -5
import a., b
from . import
def (a): pass
f(=1, **)
