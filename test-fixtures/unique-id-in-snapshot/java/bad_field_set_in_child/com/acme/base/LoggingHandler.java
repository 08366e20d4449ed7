package com.acme.base;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

public abstract class LoggingHandler implements RequestStreamHandler {
    protected String correlationPrefix;

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        context.getLogger().log(correlationPrefix + ":" + context.getAwsRequestId());
        output.write(answer(input.readAllBytes()));
    }

    protected abstract byte[] answer(byte[] request) throws IOException;
}
