package com.acme.imports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;

/** Imports files of readings into a database. Connection, file and id live as long as one request. */
public class ImportHandler implements RequestHandler<S3Event, Integer> {
    private static final Logger LOG = Logger.getLogger(ImportHandler.class.getName());
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final String INSERT = "insert into readings (batch, sensor, day, value) values (?, ?, ?, ?)";

    private final S3Client s3 = S3Client.create();
    private final String url = System.getenv("DATABASE_URL");

    @Override
    public Integer handleRequest(S3Event event, Context context) {
        int rows = 0;
        for (var record : event.getRecords()) {
            String key = record.getS3().getObject().getUrlDecodedKey();
            rows += importObject(record.getS3().getBucket().getName(), key);
        }
        return rows;
    }

    private int importObject(String bucket, String key) {
        String batch = UUID.randomUUID().toString();
        try {
            Path file = Files.createTempFile("import", ".csv");
            try {
                Files.write(file, s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray());
                int rows = store(batch, file);
                LOG.info(() -> key + ": " + rows + " rows as batch " + batch);
                return rows;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot import " + key, e);
        }
    }

    private int store(String batch, Path file) throws IOException {
        int rows = 0;
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement(INSERT);
                BufferedReader reader = Files.newBufferedReader(file)) {
            connection.setAutoCommit(false);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Reading reading = Reading.parse(line);
                if (reading.day().isBefore(FIRST_DAY)) {
                    continue;
                }
                insert.setString(1, batch);
                insert.setString(2, reading.sensor());
                insert.setObject(3, reading.day());
                insert.setDouble(4, reading.value());
                insert.addBatch();
                rows++;
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IOException("cannot store batch " + batch, e);
        }
        return rows;
    }

    record Reading(String sensor, LocalDate day, double value) {
        static Reading parse(String line) {
            String[] cells = line.split(";");
            return new Reading(cells[0].trim(), LocalDate.parse(cells[1], DAY), Double.parseDouble(cells[2]));
        }
    }
}
