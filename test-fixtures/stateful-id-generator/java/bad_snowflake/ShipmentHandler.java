package com.acme.shipping;

import cn.hutool.core.util.IdUtil;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Worker and data centre number are constants: two clones in the same millisecond make the same id. */
public class ShipmentHandler implements RequestHandler<Map<String, String>, Long> {
    private static final long WORKER = 3;
    private static final long DATA_CENTRE = 1;

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        long id = IdUtil.getSnowflake(WORKER, DATA_CENTRE).nextId(); // expect: stateful-id-generator
        context.getLogger().log("shipment " + id + " to " + event.get("city"));
        return id;
    }
}
