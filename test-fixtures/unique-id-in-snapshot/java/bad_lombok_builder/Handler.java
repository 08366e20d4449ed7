package com.acme.trace;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** The object of the system is built once, with the default that Lombok's builder takes. */
public class Handler implements RequestHandler<String, String> {
  private static final Trace SYSTEM = Trace.builder().tenant("system").build();

  @Override
  public String handleRequest(String event, Context context) {
    return SYSTEM.getId() + " " + event;
  }
}
