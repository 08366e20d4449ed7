class A:
  class B(A, metaclass=M(x)):
    class C(B.D[E], *F, **G): x = y = self.z
    def __new__(cls): super().__new__(cls); cls.q = 1
    @staticmethod
    def s(): super(); return __class__
