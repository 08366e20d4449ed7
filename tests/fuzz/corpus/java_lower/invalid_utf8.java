class A { String s = "ÿşÀ€"; int ä = f(í €); // õõ
 }