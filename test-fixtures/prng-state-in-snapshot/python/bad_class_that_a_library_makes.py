"""Ray Serve and BentoML make the object of a decorated class when a replica starts; Ray's is called, too."""
import bentoml
import numpy
from ray import serve


@serve.deployment(num_replicas=2)
class Ranking:
    def __init__(self):
        self.generator = numpy.random.default_rng()  # expect: prng-state-in-snapshot

    async def __call__(self, request):
        items = await request.json()
        return list(self.generator.permutation(items))


@bentoml.service(resources={"cpu": "2"})
class Sampling:
    def __init__(self):
        self.generator = numpy.random.default_rng()  # expect: prng-state-in-snapshot

    @bentoml.api
    def sample(self, count: int) -> list[float]:
        return self.generator.random(count).tolist()


app = Ranking.bind()
