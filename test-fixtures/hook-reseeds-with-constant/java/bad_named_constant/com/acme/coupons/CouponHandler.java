package com.acme.coupons;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The constant has a name and comes from another class. */
public class CouponHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Random random = new Random();

    public CouponHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random.setSeed(Seeds.DEFAULT); // expect: hook-reseeds-with-constant
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        StringBuilder code = new StringBuilder(event.get("campaign")).append('-');
        for (int i = 0; i < 8; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
