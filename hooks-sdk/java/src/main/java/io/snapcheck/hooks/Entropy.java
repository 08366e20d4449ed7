package io.snapcheck.hooks;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.SecureRandom;

/** Bytes of the kernel. Not through SecureRandom where it can be helped: NativePRNG keeps a buffer, which a snapshot would keep. */
final class Entropy {
    private Entropy() {}

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        try (DataInputStream device = new DataInputStream(Files.newInputStream(Paths.get("/dev/urandom")))) {
            device.readFully(bytes);
        } catch (IOException noSuchDevice) {
            bytes = new SecureRandom().generateSeed(size); // Windows: asks the system, past any buffer
        }
        return bytes;
    }
}
