package com.acme.codes;

import cn.hutool.core.util.RandomUtil;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** The library's helpers draw from ThreadLocalRandom. */
public class CodeHandler implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        if (event.containsKey("letters")) {
            return RandomUtil.randomString(8); // expect: hidden-prng-in-handler
        }
        return RandomUtil.randomNumbers(6); // expect: hidden-prng-in-handler
    }
}
