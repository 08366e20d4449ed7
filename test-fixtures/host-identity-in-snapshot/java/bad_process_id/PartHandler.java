package com.acme.parts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Names of partial files by process id: the clones overwrite each other's. */
public class PartHandler implements RequestHandler<List<String>, String> {
    private final S3Client s3 = S3Client.create();
    private final String writer;

    public PartHandler() {
        this.writer = "writer-" + ProcessHandle.current().pid(); // expect: host-identity-in-snapshot
    }

    @Override
    public String handleRequest(List<String> lines, Context context) {
        String key = "partial/" + writer + ".jsonl";
        s3.putObject(request -> request.bucket("acme-parts").key(key), RequestBody.fromString(String.join("\n", lines)));
        return key;
    }
}
