package io.snapcheck.hooks;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Random UUIDs from the kernel, with no state in the process. */
public final class SnapSafeUuid {
    private SnapSafeUuid() {}

    /** A UUID of version 4. */
    public static UUID randomUuid() {
        ByteBuffer bytes = ByteBuffer.wrap(Entropy.bytes(16));
        long high = bytes.getLong() & ~0xf000L | 0x4000L;
        long low = bytes.getLong() & ~(3L << 62) | 1L << 63;
        return new UUID(high, low);
    }
}
