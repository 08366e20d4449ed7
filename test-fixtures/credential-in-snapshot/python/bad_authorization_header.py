"""The token hides in a header of a session object."""
import msal
import requests

application = msal.ConfidentialClientApplication("client-id", authority="https://login.example.com/tenant")
graph = requests.Session()
graph.headers["Authorization"] = application.acquire_token_for_client(scopes=["default"])["access_token"]  # expect: credential-in-snapshot


def lambda_handler(event, context):
    return graph.get(f"https://graph.example.com/users/{event['user']}", timeout=5).json()
