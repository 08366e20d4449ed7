"""gRPC: a client that asks for nothing before the first call."""
import os
from concurrent import futures

import grpc
import redis
import stock_pb2
import stock_pb2_grpc


class Stock(stock_pb2_grpc.StockServicer):
    def __init__(self, cache):
        self.cache = cache

    def Get(self, request, context):
        return stock_pb2.Amount(amount=int(self.cache.get(request.sku) or 0))


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    stock_pb2_grpc.add_StockServicer_to_server(Stock(redis.Redis.from_url(os.environ["REDIS_URL"])), server)
    server.add_insecure_port("[::]:50051")
    server.start()
    server.wait_for_termination()


if __name__ == "__main__":
    serve()
