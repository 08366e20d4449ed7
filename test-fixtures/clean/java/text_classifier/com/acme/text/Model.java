package com.acme.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Model {
    enum Label {
        QUESTION, PRAISE, COMPLAINT
    }

    private final Map<String, double[]> weights;

    private Model(Map<String, double[]> weights) {
        this.weights = Collections.unmodifiableMap(weights);
    }

    static Model load(String resource) {
        Map<String, double[]> weights = new HashMap<>();
        var stream = Model.class.getResourceAsStream(resource);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line; (line = reader.readLine()) != null; ) {
                String[] cells = line.split("\t");
                double[] row = new double[Label.values().length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = Double.parseDouble(cells[i + 1]);
                }
                weights.put(cells[0], row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return new Model(weights);
    }

    int size() {
        return weights.size();
    }

    Label classify(List<String> tokens) {
        Map<Label, Double> scores = new EnumMap<>(Label.class);
        for (String token : tokens) {
            double[] row = weights.get(token);
            if (row == null) {
                continue;
            }
            for (Label label : Label.values()) {
                scores.merge(label, row[label.ordinal()], Double::sum);
            }
        }
        return scores.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(Label.QUESTION);
    }
}
