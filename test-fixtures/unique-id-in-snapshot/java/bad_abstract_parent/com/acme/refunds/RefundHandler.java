package com.acme.refunds;

import com.acme.base.TracedHandler;
import java.util.Map;

public class RefundHandler extends TracedHandler<Map<String, String>, Map<String, String>> {
    public RefundHandler() {
        service = "refunds";
    }

    @Override
    protected Map<String, String> serve(Map<String, String> refund) {
        return Map.of("refund", refund.get("id"), "state", "accepted", "node", nodeId);
    }
}
