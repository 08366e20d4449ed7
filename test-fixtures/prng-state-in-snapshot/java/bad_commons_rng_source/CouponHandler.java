import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

public class CouponHandler implements RequestHandler<Map<String, String>, String> {
    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(); // expect: prng-state-in-snapshot

    @Override
    public String handleRequest(Map<String, String> input, Context context) {
        return Long.toString(random.nextLong(1_000_000), 36);
    }
}
