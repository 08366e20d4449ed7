package com.acme.weather;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the stations from the jar when the bean is made. */
@Singleton
public class StationDirectory {
    private final Map<String, Station> stations = new HashMap<>();

    @PostConstruct
    void load() throws IOException {
        try (InputStream stream = StationDirectory.class.getResourceAsStream("/stations.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(StationDirectory::parse).forEach(s -> stations.put(s.code(), s));
        }
    }

    private static Station parse(String line) {
        String[] cells = line.split(";", -1);
        return new Station(cells[0], cells[1], Integer.parseInt(cells[2]));
    }

    public Optional<Station> find(String code) {
        return Optional.ofNullable(stations.get(code));
    }

    public record Station(String code, String name, int metres) {
    }
}
