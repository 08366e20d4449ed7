package com.acme.text;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/** A model is loaded and exercised before the snapshot, which is what the snapshot is for. */
public class ClassifyHandler implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private static final System.Logger LOG = System.getLogger("classify");
    private static final Model MODEL;
    private static final long LOADED_IN_MILLIS;

    static {
        long start = System.currentTimeMillis();
        MODEL = Model.load("/model.txt");
        for (String sample : List.of("where is my parcel", "thanks a lot", "this is broken, i want a refund")) {
            MODEL.classify(Tokenizer.tokens(sample));
        }
        LOADED_IN_MILLIS = System.currentTimeMillis() - start;
        LOG.log(System.Logger.Level.INFO, "model of {0} words, {1} ms", MODEL.size(), LOADED_IN_MILLIS);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        List<String> tokens = Tokenizer.tokens(event.getOrDefault("text", ""));
        return Map.of("label", MODEL.classify(tokens), "tokens", tokens.size(), "loadMillis", LOADED_IN_MILLIS);
    }
}
