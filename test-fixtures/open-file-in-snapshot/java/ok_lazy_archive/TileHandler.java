package com.acme.tiles;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.Map;
import java.util.zip.ZipFile;

/** The archive is opened by the first request of a clone. */
public class TileHandler implements RequestHandler<Map<String, String>, Boolean> {
    private ZipFile tiles;

    private synchronized ZipFile tiles() throws IOException {
        if (tiles == null) {
            tiles = new ZipFile("/mnt/efs/tiles.zip");
        }
        return tiles;
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try {
            return tiles().getEntry(event.get("tile")) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
