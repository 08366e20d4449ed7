package com.acme.search;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Random queries warm up the index before the snapshot; the handler draws nothing. */
public class SearchHandler implements RequestHandler<Integer, Integer> {
    private static final List<Integer> KEYS = List.of(3, 7, 11, 19, 23, 42, 57, 91);

    static {
        for (int i = 0; i < 5_000; i++) {
            find(ThreadLocalRandom.current().nextInt(100));
        }
    }

    private static int find(int key) {
        int low = 0;
        int high = KEYS.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (KEYS.get(middle) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Integer handleRequest(Integer key, Context context) {
        return find(key);
    }
}
