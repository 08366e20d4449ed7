// snapcheck-args: --platform firecracker
package com.acme.ledger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Map;

/** Within one millisecond, and whenever the clock stands behind the last id, a ULID is the last one plus one. */
public class LedgerHandler implements RequestHandler<Map<String, String>, String> {
    public LedgerHandler() {
        UlidCreator.getMonotonicUlid();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        Ulid entry = UlidCreator.getMonotonicUlid(); // note: stateful-id-generator
        return event.get("account") + "/" + entry.toLowerCase();
    }
}
