"""gRPC: the object that the server is given keeps what it was made with."""
import asyncio
import os

import grpc
import redis.asyncio as redis
import stock_pb2
import stock_pb2_grpc


class Stock(stock_pb2_grpc.StockServicer):
    def __init__(self, cache):
        self.cache = cache

    async def Get(self, request, context):
        return stock_pb2.Amount(amount=int(await self.cache.get(request.sku) or 0))


async def serve():
    cache = redis.from_url(os.environ["REDIS_URL"])
    await cache.ping()  # expect: connection-in-snapshot
    server = grpc.aio.server()
    stock_pb2_grpc.add_StockServicer_to_server(Stock(cache), server)
    server.add_insecure_port("[::]:50051")
    await server.start()
    await server.wait_for_termination()


if __name__ == "__main__":
    asyncio.run(serve())
