package com.acme.base;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A handler whose events are maps; says what it is called. */
public interface JsonHandler extends RequestHandler<Map<String, Object>, Map<String, Object>> {
    String SUCCESS = "ok";

    default String service() {
        return getClass().getSimpleName();
    }
}
