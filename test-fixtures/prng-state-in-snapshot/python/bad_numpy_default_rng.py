"""Monte Carlo: every worker was meant to simulate another set of paths."""
import numpy as np

rng = np.random.default_rng()  # expect: prng-state-in-snapshot


def lambda_handler(event, context):
    paths = rng.standard_normal((event["paths"], event["steps"]))
    prices = event["spot"] * np.exp(np.cumsum(0.01 * paths, axis=1))
    payoff = np.maximum(prices[:, -1] - event["strike"], 0.0)
    return {"price": float(payoff.mean()), "error": float(payoff.std() / np.sqrt(event["paths"]))}
