package shop.math;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Random;

/** What bytes() gives cannot go into the constructor that draws. */
public class NumberHandler implements RequestHandler<String, String> {
    private static final Number SEVEN = new Number(1, Bytes.bytes("07"));

    @Override
    public String handleRequest(String order, Context context) {
        return order + SEVEN.digits[0] + new Number(8, new Random()).digits[0];
    }
}

class Bytes {
    static byte[] bytes(String hex) {
        return new byte[] {Byte.parseByte(hex, 16)};
    }
}

class Number {
    final byte[] digits;

    Number(int sign, byte[] digits) {
        this.digits = digits.clone();
    }

    Number(int bits, Random random) {
        digits = new byte[] {(byte) random.nextInt(1 << bits)};
    }
}
