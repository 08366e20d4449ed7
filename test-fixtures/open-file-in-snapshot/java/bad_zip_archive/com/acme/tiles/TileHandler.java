package com.acme.tiles;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;

public class TileHandler implements RequestHandler<Map<String, String>, String> {
    private final TileArchive tiles;

    public TileHandler() throws IOException {
        tiles = new TileArchive("/mnt/efs/tiles.zip");
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            byte[] tile = tiles.read(event.get("z") + "/" + event.get("x") + "/" + event.get("y") + ".png");
            return tile == null ? null : Base64.getEncoder().encodeToString(tile);
        } catch (IOException e) {
            return null;
        }
    }
}
