package com.acme.orders;

import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The audit journal: one line an order, written at once, copied to the archive folder from time to time. */
class AuditJournal {
    private static final Path PATH = Path.of("/tmp/orders-journal.csv");

    private final FileWriter writer;
    private final Path archive;
    private final ScheduledExecutorService copier = Executors.newSingleThreadScheduledExecutor();

    AuditJournal() {
        try {
            writer = new FileWriter(PATH.toFile(), true); // expect: open-file-in-snapshot
            archive = Files.createTempDirectory("orders-archive-"); // expect: temp-file-in-snapshot
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copier.scheduleAtFixedRate(this::copyToArchive, 30, 30, TimeUnit.SECONDS); // expect: thread-or-timer-in-snapshot
    }

    private void copyToArchive() {
        try {
            Files.copy(PATH, archive.resolve(PATH.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.err.println("orders: the journal could not be archived: " + e);
        }
    }

    void record(String order, long amount) {
        try {
            writer.write(order + "," + amount + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
