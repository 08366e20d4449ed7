package com.acme.orders;

import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.Resource;
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
class AuditJournal implements Resource {
    private static final Path PATH = Path.of("/tmp/orders-journal.csv");

    private Path archive;
    private ScheduledExecutorService copier;

    AuditJournal() {
        try {
            startCopier();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Hooks.register(this);
    }

    private void startCopier() throws IOException {
        archive = Files.createTempDirectory("orders-archive-");
        copier = Executors.newSingleThreadScheduledExecutor();
        copier.scheduleWithFixedDelay(this::copyToArchive, 30, 30, TimeUnit.SECONDS);
    }

    @Override
    public void beforeCheckpoint() {
        copier.shutdownNow();
    }

    @Override
    public void afterRestore() throws IOException {
        startCopier();
    }

    private void copyToArchive() {
        try {
            Files.copy(PATH, archive.resolve(PATH.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.err.println("orders: the journal could not be archived: " + e);
        }
    }

    void record(String order, long amount) {
        try (FileWriter writer = new FileWriter(PATH.toFile(), true)) {
            writer.write(order + "," + amount + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
