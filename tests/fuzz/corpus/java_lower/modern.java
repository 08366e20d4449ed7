package a.b; import java.util.*; import static x.Y.*; import static x.Z.q;
sealed interface S permits A, B {} record A(int x, List<? extends S>... ys) implements S { A { if (x == 0) throw new E(); } A() { this(1); } static int n = 1; int x() { return x; } }
non-sealed class B<T extends Comparable<T> & Runnable> implements S { <U> B(U u) { super(); } { i = 1; } int i; static { j = i; } static int j; }
