package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** The holder would be initialised by the first request, but Class.forName initialises it before the snapshot. */
public class SessionHandler implements RequestHandler<Map<String, String>, String> {
    static {
        try {
            Class.forName("com.acme.session.SessionHandler$Holder");
            Class.forName("com.acme.session.Realm");
        } catch (ClassNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Holder {
        static final int LIMIT = 500;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String user = event.get("user");
        return user.length() > Holder.LIMIT ? null : Realm.ID + ":" + user;
    }
}

/** Touched by name from the static block above. */
class Realm {
    static final String ID = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    private Realm() {
    }
}
