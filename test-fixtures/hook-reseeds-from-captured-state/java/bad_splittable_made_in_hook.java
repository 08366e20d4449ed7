package com.acme.catalog;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.SplittableRandom;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Its seed comes from a static generator, which is in the snapshot: one finding, at the hook. */
public class CatalogHandler implements RequestHandler<String, String>, Resource {
    private SplittableRandom sampling = new SplittableRandom();

    public CatalogHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        sampling = new SplittableRandom(); // expect: hook-reseeds-from-captured-state
    }

    @Override
    public String handleRequest(String sku, com.amazonaws.services.lambda.runtime.Context context) {
        return sku + "-" + sampling.nextInt(100_000);
    }
}
