"""The signing keys of the identity provider rotate; the client has cached the ones of the deployment."""
import jwt

jwks = jwt.PyJWKClient("https://login.example.com/.well-known/jwks.json", cache_keys=True)
jwks.get_signing_key("2024-05-main")  # expect: cache-filled-in-snapshot


def lambda_handler(event, context):
    token = event["headers"]["authorization"].removeprefix("Bearer ")
    key = jwks.get_signing_key_from_jwt(token)
    claims = jwt.decode(token, key.key, algorithms=["RS256"], audience="shop")
    return {"subject": claims["sub"]}
