"""Connections only to public addresses, checked where it counts: after the name was resolved, before connecting.

A check of the URL alone can be passed by a name that resolves to 127.0.0.1, by a redirect, or by a name that changes
its address between check and use (DNS rebinding). Here the address that was checked is the one that is connected to.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

SPECIAL = (
    ipaddress.ip_network("64:ff9b::/96"),
    ipaddress.ip_network("64:ff9b:1::/48"),
    ipaddress.ip_network("2002::/16"),
    ipaddress.ip_network("2001::/32"),
)
"""IPv6 that carries an IPv4 address inside (NAT64, 6to4, Teredo), which could be a private one."""


class ForbiddenAddressError(Exception):
    """A name resolves to addresses of this machine or its network only. Becomes a `Missed`."""


class TimeSpentError(httpcore.ReadTimeout):
    """One request took all the time it has."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped is not None:
            return is_public(str(number.ipv4_mapped))
        if any(number in network for network in SPECIAL):
            return False
    return number.is_global and not number.is_multicast


def resolve_host(host: str, port: int) -> list[str]:
    """Every address of a name, in the order in which they should be tried."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"{host}: no such host") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard(httpcore.NetworkBackend):
    """Connects to public addresses only, and lets no request run longer than its time."""

    def __init__(self, *, private: bool = False) -> None:
        """`private`: whether addresses of this machine and its network are allowed."""
        self.private = private
        self.deadline = float("inf")
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that is allowed and answers."""
        addresses = resolve_host(host, port)
        allowed = [address for address in addresses if self.private or is_public(address)]
        if len(allowed) == 0:
            where = host if [host] == addresses else f"{host} is {', '.join(addresses)}, which"
            raise ForbiddenAddressError(f"{where} is no address of the open internet (--allow-private lets it through)")
        for address in allowed[:-1]:
            try:
                return self.watch(self.inner.connect_tcp(address, port, timeout, local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self.watch(self.inner.connect_tcp(allowed[-1], port, timeout, local_address, socket_options))

    def watch(self, stream: httpcore.NetworkStream) -> httpcore.NetworkStream:
        """The stream under the guard's clock."""
        return TimedStream(stream, self)


class TimedStream(httpcore.NetworkStream):
    """A stream whose every read ends by the guard's deadline: a server that drips bytes cannot hold us for ever."""

    def __init__(self, inner: httpcore.NetworkStream, guard: Guard) -> None:
        """`inner` does the work."""
        self.inner = inner
        self.guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes, before the deadline."""
        left = self.guard.deadline - time.monotonic()
        if left <= 0:
            raise TimeSpentError("the request took all its time")
        return self.inner.read(max_bytes, left if timeout is None else min(timeout, left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Nothing; the bytes are sent."""
        self.inner.write(buffer, timeout)

    def close(self) -> None:
        """Nothing; the connection is closed."""
        self.inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same under TLS."""
        return TimedStream(self.inner.start_tls(ssl_context, server_hostname, timeout), self.guard)

    def get_extra_info(self, info: str) -> Any:
        """What the inner stream knows."""
        return self.inner.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """httpx over connections that the guard makes. No proxy: a proxy would connect for us, unguarded."""

    def __init__(self, guard: Guard) -> None:
        """`guard` makes the connections."""
        context = httpx.create_ssl_context()
        self.pool = httpcore.ConnectionPool(ssl_context=context, network_backend=guard, keepalive_expiry=30)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response, its body not yet read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self.pool.handle_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=b"", extensions=request.extensions
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions, request=request
        )

    def close(self) -> None:
        """Nothing; all connections are closed."""
        self.pool.close()


class Body(httpx.SyncByteStream):
    """The bytes of a response as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        """`answer` is httpcore's response."""
        self.answer = answer

    def __iter__(self) -> Any:
        yield from self.answer.iter_stream()

    def close(self) -> None:
        """Nothing; the connection is free again."""
        self.answer.close()
