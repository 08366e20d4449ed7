import io.snapcheck.hooks.SnapSafeRandom;
import java.util.Random;

/** HooksBench: ns for a draw of Random and of SnapSafeRandom; exit code 1 above the limit. */
public final class HooksBench {
    private static final int CALLS = 20_000;

    /** Two copies of one loop, so that each has its own type profile, as in a program that uses one of the two. */
    private static long drawPlain(Random random) {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += random.nextInt();
        }
        return sum;
    }

    private static long drawOurs(SnapSafeRandom random) {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += random.nextInt();
        }
        return sum;
    }

    public static void main(String[] args) {
        Random plain = new Random(7);
        SnapSafeRandom ours = new SnapSafeRandom(7);
        double plainBest = 1e9;
        double oursBest = 1e9;
        long sum = 0;
        for (int run = 0; run < 4_000; run++) { // the first thousands warm up; short runs, so that no loop is replaced while it runs
            long began = System.nanoTime();
            sum += drawPlain(plain);
            plainBest = Math.min(plainBest, (double) (System.nanoTime() - began) / CALLS);
            began = System.nanoTime();
            sum += drawOurs(ours);
            oursBest = Math.min(oursBest, (double) (System.nanoTime() - began) / CALLS);
        }
        System.out.printf(
                "java draw: Random %.2f ns, SnapSafeRandom %.2f ns, factor %.2f (limit 1.2)%s%n",
                plainBest, oursBest, oursBest / plainBest, sum == 0 ? " " : "");
        System.exit(oursBest / plainBest > 1.2 ? 1 : 0);
    }
}
