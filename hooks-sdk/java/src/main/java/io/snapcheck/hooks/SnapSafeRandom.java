package io.snapcheck.hooks;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * A {@link Random} that every clone seeds anew from the kernel, in place: all who hold it are served, also a final field.
 *
 * <p>Between restores it is the plain generator. A seed given here holds until the first restore. Like Random it may be used by
 * several threads, and is no source of secrets: that is {@link java.security.SecureRandom}. A copy that is read from a stream after a
 * restore is seeded anew, too, as the stream may be older.
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

    /** A seed given after a restore holds until the next one. */
    @Override
    public synchronized void setSeed(long seed) {
        long generation = Registry.INSTANCE.generation; // of now: a restore from here on seeds anew
        super.setSeed(seed);
        seenGeneration = generation;
    }

    /** Whether there was a restore since the last draw: the next one seeds it anew, and its state of now is never used. */
    public boolean awaitsSeed() {
        return seenGeneration != Registry.INSTANCE.generation;
    }

    @Override
    protected int next(int bits) {
        if (awaitsSeed()) {
            renew();
        }
        return super.next(bits);
    }

    /** Also forgets the second variate that Random keeps. */
    @Override
    public synchronized double nextGaussian() {
        if (awaitsSeed()) {
            renew();
        }
        return super.nextGaussian();
    }

    private synchronized void renew() {
        long generation = Registry.INSTANCE.generation;
        if (seenGeneration != generation) {
            setSeed(freshSeed());
        }
    }

    private static long freshSeed() {
        return ByteBuffer.wrap(Entropy.bytes(8)).getLong();
    }
}
