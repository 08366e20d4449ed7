package java.security;

/** A tree for small devices brings along the class that others have from the JDK. */
public class SecureRandom extends java.util.Random {
    private final byte[] pool = new byte[64];

    public byte[] generateSeed(int size) {
        byte[] seed = new byte[size];
        System.arraycopy(pool, 0, seed, 0, Math.min(size, pool.length));
        return seed;
    }
}
