package com.acme.tiles;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Keeps the archive open, as opening it reads the whole directory. */
final class TileArchive {
    private final ZipFile zip;

    TileArchive(String path) throws IOException {
        zip = new ZipFile(path); // expect: open-file-in-snapshot
    }

    byte[] read(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (var stream = zip.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }
}
