"""The program makes one object of a gRPC service, which begins to number its jobs at a random place."""
import random
from concurrent import futures

import grpc

import jobs_pb2
import jobs_pb2_grpc


class Jobs(jobs_pb2_grpc.JobsServicer):
    def __init__(self):
        self.next = random.randint(1, 1 << 30)  # expect: random-value-in-snapshot

    def Submit(self, request, context):
        self.next += 1
        return jobs_pb2.Job(number=self.next)


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    jobs_pb2_grpc.add_JobsServicer_to_server(Jobs(), server)
    server.add_insecure_port("[::]:50051")
    server.start()
    server.wait_for_termination()


if __name__ == "__main__":
    serve()
