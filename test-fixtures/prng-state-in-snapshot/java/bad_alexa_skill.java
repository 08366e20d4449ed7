package shop.skill;

import com.amazon.ask.Skill;
import com.amazon.ask.SkillStreamHandler;
import com.amazon.ask.Skills;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import java.util.Optional;
import java.util.Random;

/** A skill: its request handlers are made with it, before the snapshot. */
public class DiceSkill extends SkillStreamHandler {
    public DiceSkill() {
        super(skill());
    }

    private static Skill skill() {
        return Skills.standard().addRequestHandlers(new RollHandler()).build();
    }
}

class RollHandler implements RequestHandler {
    private final Random random = new Random(); // expect: prng-state-in-snapshot

    @Override
    public boolean canHandle(HandlerInput input) {
        return true;
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        return input.getResponseBuilder().withSpeech("You rolled " + (random.nextInt(6) + 1)).build();
    }
}
