package com.acme.trace;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Each request builds its own. */
public class Handler implements RequestHandler<String, String> {
  @Override
  public String handleRequest(String event, Context context) {
    Trace trace = Trace.builder().tenant(event).build();
    return trace.getId();
  }
}
