package a;

import java.util.*;
class A {
  // c
  int x =
    f();
}
