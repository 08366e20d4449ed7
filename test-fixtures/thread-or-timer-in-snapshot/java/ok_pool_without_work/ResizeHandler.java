package com.acme.images;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A pool has no thread until the first task comes, here from a request. */
public class ResizeHandler implements RequestHandler<List<String>, List<String>> {
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(4);

    private final ThreadPoolExecutor uploads =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());

    private static String resize(String image) {
        return image.replace(".png", "-small.png");
    }

    @Override
    public List<String> handleRequest(List<String> images, Context context) {
        List<CompletableFuture<String>> futures = images.stream()
                .map(image -> CompletableFuture.supplyAsync(() -> resize(image), WORKERS))
                .collect(Collectors.toList());
        uploads.submit(() -> context.getLogger().log(images.size() + " images"));
        return futures.stream().map(CompletableFuture::join).collect(Collectors.toList());
    }
}
