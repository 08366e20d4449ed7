package com.acme.pricing;

/** The application's own class of this name; random() is a table look-up. */
final class Math {
    private static final double[] TABLE = {0.12, 0.58, 0.33, 0.91};

    private Math() {
    }

    static double random(int index) {
        return TABLE[java.lang.Math.floorMod(index, TABLE.length)];
    }

    static double random() {
        return TABLE[0];
    }
}
