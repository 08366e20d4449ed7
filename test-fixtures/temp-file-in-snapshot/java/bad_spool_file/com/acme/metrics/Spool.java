package com.acme.metrics;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Collects rows on disk until they are worth an upload. */
final class Spool {
    private final File file;

    Spool(File directory) throws IOException {
        this.file = File.createTempFile("spool", ".csv", directory); // expect: temp-file-in-snapshot
    }

    long add(String row) throws IOException {
        Files.writeString(file.toPath(), row + "\n", StandardOpenOption.APPEND);
        return file.length();
    }

    String name() {
        return file.getName();
    }
}
