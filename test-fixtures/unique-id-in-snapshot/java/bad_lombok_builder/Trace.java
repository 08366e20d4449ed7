package com.acme.trace;

import java.util.UUID;
import lombok.Builder;
import lombok.Value;

@Value
@Builder
public class Trace {
  @Builder.Default String id = UUID.randomUUID().toString();  // expect: unique-id-in-snapshot
  String tenant;
}
