"""Session cookies from OpenSSL's generator, which does not see a restore."""
import ssl

ssl.RAND_bytes(16)  # warm


def handler(event, context):
    return {"cookie": ssl.RAND_bytes(16).hex()}
