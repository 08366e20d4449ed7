"""A skill for a voice assistant: the dispatcher of the SDK calls its handlers."""
import random

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name

FACTS = ["A day on Venus is longer than its year.", "Jupiter has no ground to stand on."]


class FactHandler(AbstractRequestHandler):
    def can_handle(self, handler_input):
        return is_intent_name("FactIntent")(handler_input)

    def handle(self, handler_input):
        fact = random.choice(FACTS)  # expect: hidden-prng-in-handler
        return handler_input.response_builder.speak(fact).response


builder = SkillBuilder()
builder.add_request_handler(FactHandler())
lambda_handler = builder.lambda_handler()
