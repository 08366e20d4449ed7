package shop.meta;

import com.amazonaws.services.lambda.runtime.*;
import java.util.UUID;
import lombok.*;

/** Two wildcard imports: which package has Builder and Data? */
public class MetaHandler implements RequestHandler<String, String> {
    private final Service service = new Service(
        Meta.builder().node(UUID.randomUUID().toString()).build(), // expect: unique-id-in-snapshot
        new Info(UUID.randomUUID().toString())); // expect: unique-id-in-snapshot

    @Override
    public String handleRequest(String order, Context context) {
        return service.tag() + order;
    }
}

@Value
@Builder
class Meta {
    String node;
}

@Data
@AllArgsConstructor
class Info {
    private String zone;
}

@RequiredArgsConstructor
class Service {
    private final Meta meta;
    private final Info info;

    String tag() {
        return meta.getNode() + info.getZone();
    }
}
