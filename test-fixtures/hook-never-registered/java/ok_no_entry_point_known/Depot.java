import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.OnRestore;
import io.snapcheck.hooks.Resource;
import java.util.UUID;

/** Nothing tells who makes a depot, so its hooks may well be registered in time. */
public class Depot implements Resource {
    private static final OnRestore<String> HOST = OnRestore.of(() -> "depot-" + UUID.randomUUID());
    private String lease;

    static {
        Hooks.beforeCheckpoint("depot", () -> System.out.println("snapshot of " + HOST.get()));
    }

    public Depot() {
        Hooks.register(this);
        Hooks.afterRestore("depot.lease", this::renew);
        renew();
    }

    @Override
    public void beforeCheckpoint() {
        lease = null;
    }

    @Override
    public void afterRestore() {
        renew();
    }

    private void renew() {
        lease = UUID.randomUUID().toString();
    }

    public String lease() {
        return lease;
    }
}
