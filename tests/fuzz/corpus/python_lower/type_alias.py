type X = int
type Y[T: (int, str), *U, **V] = list[T]
type(self).count = 1
type(a).b[c] = type(d)
type = type(type)
