package com.acme.chess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;

/** The table comes from a constant seed: it has to be the same everywhere, as it is written to the database. */
public class PositionHandler implements RequestHandler<Map<String, Integer>, Long> {
    private static final long[][] ZOBRIST = table(0x9E3779B97F4A7C15L);

    private static long[][] table(long seed) {
        Random random = new Random(20170423L);
        long[][] table = new long[12][64];
        for (long[] row : table) {
            for (int square = 0; square < row.length; square++) {
                row[square] = random.nextLong() ^ seed;
            }
        }
        return table;
    }

    @Override
    public Long handleRequest(Map<String, Integer> pieces, Context context) {
        long hash = 0;
        for (Map.Entry<String, Integer> piece : pieces.entrySet()) {
            hash ^= ZOBRIST["PNBRQKpnbrqk".indexOf(piece.getKey())][piece.getValue()];
        }
        return hash;
    }
}
