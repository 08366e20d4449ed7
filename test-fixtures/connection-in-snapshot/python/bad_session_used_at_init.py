"""The session is made and used at import: its keep-alive connection is in the snapshot."""
import requests

session = requests.Session()
session.headers["User-Agent"] = "stock-sync/1.4"
session.head("https://stock.example.com/api", timeout=3)  # expect: connection-in-snapshot


def lambda_handler(event, context):
    answer = session.get(f"https://stock.example.com/api/{event['sku']}", timeout=3)
    return {"status": answer.status_code}
