package com.acme.notes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Repository;

@Repository
public class NoteRepository {
    private static final ObjectId WELCOME = new ObjectId("5f2b8c1e9d3e2a0001a1b2c3");

    private final Map<String, String> notes = new ConcurrentHashMap<>();

    public NoteRepository() {
        notes.put(WELCOME.toString(), "Welcome!");
    }

    public String save(String text) {
        String id = ObjectId.get().toString(); // expect: stateful-id-generator
        notes.put(id, text);
        return id;
    }

    public String find(String id) {
        return ObjectId.isValid(id) ? notes.get(id) : null;
    }
}
