# What modules of the library name of `socket` while they are imported. No script can import it: there is no network.

AF_UNSPEC = 0
AF_INET = 2
AF_INET6 = 10
SOCK_STREAM = 1
SOCK_DGRAM = 2
IPPROTO_TCP = 6
IPPROTO_UDP = 17
IPPROTO_IPV6 = 41
AI_PASSIVE = 1
SOL_SOCKET = 1
error = OSError


class socket:
    def __init__(self, *args, **kwargs):
        raise OSError(97, "Address family not supported: there is no network in this sandbox")


def getaddrinfo(*args, **kwargs):
    raise OSError(97, "Address family not supported: there is no network in this sandbox")


getnameinfo = getaddrinfo
