import socket


def open_feed(host, port):
    feed = socket.create_connection((host, port), timeout=3)
    feed.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return feed


graphite = open_feed("graphite.internal", 2003)  # expect: connection-in-snapshot


def lambda_handler(event, context):
    lines = [f"{metric['name']} {metric['value']} {metric['time']}\n" for metric in event["metrics"]]
    graphite.sendall("".join(lines).encode())
    return {"sent": len(lines)}
