global x
nonlocal y
def f(x):
  global x, z
  nonlocal z
  z = 1
  def z(): global z; import z
  class z: global q; q = 1; from a import z
