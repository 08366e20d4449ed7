package com.acme.labels;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import jdk.crac.Core;
import jdk.crac.Resource;

/** The warm-up fills the field; the hook empties it again before the snapshot is taken. */
public class LabelHandler implements RequestHandler<Map<String, String>, String> {
    private static final Labels LABELS = new Labels();

    static {
        LABELS.label("warm-up");
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return LABELS.label(event.get("parcel"));
    }

    static class Labels implements Resource {
        private String printer;

        Labels() {
            Core.getGlobalContext().register(this);
        }

        String label(String parcel) {
            if (printer == null) {
                printer = UUID.randomUUID().toString();
            }
            return parcel + "@" + printer;
        }

        @Override
        public void beforeCheckpoint(jdk.crac.Context<? extends Resource> context) {
            printer = null;
        }

        @Override
        public void afterRestore(jdk.crac.Context<? extends Resource> context) {
        }
    }
}
