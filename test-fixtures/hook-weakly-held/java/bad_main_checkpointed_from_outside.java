import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Serves nobody, but registers a hook: it is checkpointed from outside, with jcmd. */
final class Ticker {
    private ScheduledExecutorService timer;

    final class Restart implements Resource {
        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            timer.shutdown();
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            start();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Ticker ticker = new Ticker();
        Core.getGlobalContext().register(ticker.new Restart());  // expect: hook-weakly-held
        ticker.start();
    }

    private void start() {
        timer = Executors.newScheduledThreadPool(1);
        timer.scheduleAtFixedRate(() -> System.out.println("tick"), 1, 1, TimeUnit.SECONDS);
    }
}
