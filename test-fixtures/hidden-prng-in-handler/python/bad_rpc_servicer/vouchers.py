"""A gRPC service: the server calls the methods of the class under the generated one."""
import random
import string

import vouchers_pb2
import vouchers_pb2_grpc


class Vouchers(vouchers_pb2_grpc.VouchersServicer):
    def __init__(self, prefix):
        self.prefix = prefix

    def Issue(self, request, context):
        return vouchers_pb2.Voucher(code=self.prefix + self._code())

    def _code(self):
        return "".join(random.choices(string.ascii_uppercase, k=12))  # expect: hidden-prng-in-handler
