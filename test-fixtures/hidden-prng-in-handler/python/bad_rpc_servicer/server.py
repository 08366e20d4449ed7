import time
from concurrent import futures

import grpc

import vouchers_pb2_grpc
from vouchers import Vouchers


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    vouchers_pb2_grpc.add_VouchersServicer_to_server(Vouchers("V-"), server)
    server.add_insecure_port("[::]:50051")
    server.start()
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    serve()
