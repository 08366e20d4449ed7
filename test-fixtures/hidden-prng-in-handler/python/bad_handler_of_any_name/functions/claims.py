"""A function that the deployment names by its path, in a folder that is no package."""
import random
import string


def claim_name(request, where):
    name = "".join(random.choice(string.ascii_lowercase) for _ in range(8))  # expect: hidden-prng-in-handler
    return {"name": name, "region": where}
