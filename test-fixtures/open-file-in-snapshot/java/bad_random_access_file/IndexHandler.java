package com.acme.index;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;

public class IndexHandler implements RequestHandler<Long, Long> {
    private static final RandomAccessFile INDEX;

    static {
        try {
            INDEX = new RandomAccessFile("/mnt/efs/index.bin", "rw"); // expect: open-file-in-snapshot
        } catch (FileNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public Long handleRequest(Long slot, Context context) {
        try {
            INDEX.seek(slot * Long.BYTES);
            return INDEX.readLong();
        } catch (IOException e) {
            return -1L;
        }
    }
}
