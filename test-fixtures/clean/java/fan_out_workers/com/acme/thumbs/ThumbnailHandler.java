package com.acme.thumbs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Scales images in several sizes at once. The pool has no thread before the first request. */
public class ThumbnailHandler implements RequestHandler<S3Event, List<String>> {
    private static final Logger LOG = Logger.getLogger("thumbnails");
    private static final int[] WIDTHS = {64, 256, 1024};

    private final S3Client s3 = S3Client.create();
    private final ExecutorService workers = Executors.newFixedThreadPool(4, new NamedThreads("thumbnail"));

    public ThumbnailHandler() {
        ImageIO.setUseCache(false);
        scale(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), WIDTHS[0]);
    }

    @Override
    public List<String> handleRequest(S3Event event, Context context) {
        List<CompletableFuture<String>> running = new ArrayList<>();
        event.getRecords().forEach(record -> {
            String bucket = record.getS3().getBucket().getName();
            String key = record.getS3().getObject().getUrlDecodedKey();
            BufferedImage image = read(bucket, key);
            for (int width : WIDTHS) {
                running.add(CompletableFuture.supplyAsync(() -> write(bucket, key, scale(image, width)), workers));
            }
        });
        List<String> keys = running.stream().map(CompletableFuture::join).collect(Collectors.toList());
        LOG.info(() -> keys.size() + " thumbnails");
        return keys;
    }

    private BufferedImage read(String bucket, String key) {
        byte[] bytes = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + key, e);
        }
    }

    private String write(String bucket, String key, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + key, e);
        }
        String target = "thumbnails/" + image.getWidth() + "/" + key;
        s3.putObject(put -> put.bucket(bucket).key(target), RequestBody.fromBytes(bytes.toByteArray()));
        return target;
    }

    private static BufferedImage scale(BufferedImage image, int width) {
        int height = Math.max(1, image.getHeight() * width / image.getWidth());
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static final class NamedThreads implements ThreadFactory {
        private final AtomicInteger number = new AtomicInteger();
        private final String name;

        NamedThreads(String name) {
            this.name = name;
        }

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
