globals()["X"] = 1
globals()[""] = 2
globals()[f"{x}"] = 3
setattr(self, "", 1)
getattr(x, "a b")
hasattr()
super()
type()
cast()
