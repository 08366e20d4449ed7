import datetime

import numpy as np
from snapshot_restore_py import register_after_restore


class Bootstrap:
    """Resamples a metric to get its confidence interval."""

    def __init__(self, rounds):
        self.rounds = rounds
        self.state = np.random.RandomState()
        register_after_restore(self.renew)

    def renew(self):
        now = datetime.datetime.now()
        self.state = np.random.RandomState(now.microsecond)  # expect: hook-reseeds-with-time

    def interval(self, values):
        means = [self.state.choice(values, len(values)).mean() for _ in range(self.rounds)]
        return np.percentile(means, [2.5, 97.5]).tolist()


bootstrap = Bootstrap(200)


def lambda_handler(event, context):
    return {"interval": bootstrap.interval(event["values"])}
