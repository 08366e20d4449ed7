// snapcheck-args: --platform openj9
package com.acme.gateway;

import java.nio.file.Path;
import java.util.Scanner;
import java.util.UUID;
import org.eclipse.openj9.criu.CRIUSupport;

/** OpenJ9 calls the hook when a process has been restored from the checkpoint. */
public class GatewayMain {
    private static volatile String node = UUID.randomUUID().toString();

    private static void renew() {
        node = UUID.randomUUID().toString();
    }

    public static void main(String[] args) {
        CRIUSupport criu = new CRIUSupport(Path.of(args[0]));
        criu.registerPostRestoreHook(GatewayMain::renew);
        criu.checkpointJVM();

        Scanner requests = new Scanner(System.in);
        while (requests.hasNextLine()) {
            System.out.println(node + " <- " + requests.nextLine());
        }
    }
}
