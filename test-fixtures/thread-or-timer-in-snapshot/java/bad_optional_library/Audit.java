package com.acme.task;

/** Found by name. */
public class Audit {
    public String record(String task) {
        return "audited " + task;
    }
}
