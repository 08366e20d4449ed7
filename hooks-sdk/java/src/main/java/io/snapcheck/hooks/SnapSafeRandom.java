package io.snapcheck.hooks;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * A {@link Random} that every clone seeds anew from the kernel, in place: all who hold it are served, also a final field.
 *
 * <p>Between restores it is the plain generator. A seed given here holds until the first restore. Like Random it may be used by
 * several threads, and is no source of secrets: that is {@link java.security.SecureRandom}.
 */
public class SnapSafeRandom extends Random {
    private static final long serialVersionUID = 1L;

    private transient volatile long seenGeneration;

    public SnapSafeRandom() {
        this(freshSeed());
    }

    public SnapSafeRandom(long seed) {
        super(seed);
        seenGeneration = Registry.INSTANCE.generation;
        CracBridge.join();
    }

    @Override
    protected int next(int bits) {
        if (seenGeneration != Registry.INSTANCE.generation) {
            renew();
        }
        return super.next(bits);
    }

    /** Also forgets the second variate that Random keeps. */
    @Override
    public synchronized double nextGaussian() {
        if (seenGeneration != Registry.INSTANCE.generation) {
            renew();
        }
        return super.nextGaussian();
    }

    private synchronized void renew() {
        long generation = Registry.INSTANCE.generation;
        if (seenGeneration != generation) {
            setSeed(freshSeed());
            seenGeneration = generation;
        }
    }

    private static long freshSeed() {
        return ByteBuffer.wrap(Entropy.bytes(8)).getLong();
    }
}
