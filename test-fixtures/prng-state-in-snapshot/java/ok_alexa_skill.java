package shop.skill;

import com.amazon.ask.Skill;
import com.amazon.ask.SkillStreamHandler;
import com.amazon.ask.Skills;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Random;

/** Draws from a secure generator, and from one that each request makes. */
public class DiceSkill extends SkillStreamHandler {
    public DiceSkill() {
        super(skill());
    }

    private static Skill skill() {
        return Skills.standard().addRequestHandlers(new RollHandler()).build();
    }
}

class RollHandler implements RequestHandler {
    private final SecureRandom random = new SecureRandom();

    @Override
    public boolean canHandle(HandlerInput input) {
        return true;
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        Random dice = new Random(random.nextLong());
        return input.getResponseBuilder().withSpeech("You rolled " + (dice.nextInt(6) + 1)).build();
    }
}
