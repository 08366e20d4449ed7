"""A replica that makes its generator for each request."""
import numpy
from ray import serve


@serve.deployment
class Ranking:
    def __init__(self, depth):
        self.depth = depth

    async def __call__(self, request):
        items = await request.json()
        return list(numpy.random.default_rng().permutation(items)[: self.depth])


app = Ranking.bind(10)
