"""A load that is refused ends at once with what was answered, and never hangs on connections left open."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator

import pytest

from benchmarks.submitting_load import rate_of
from benchmarks.sustaining_load import latencies

ANSWER = b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 5\r\n\r\nsorry"
REQUESTS = [b"POST / HTTP/1.1\r\n\r\n"] * 8


class Refusing(socketserver.BaseRequestHandler):
    """Answers every request with a fault, and keeps the connection open."""

    def handle(self) -> None:
        while self.request.recv(1024):
            self.request.sendall(ANSWER)


@pytest.fixture
def port() -> Iterator[int]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refusing) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def complaints(error: BaseExceptionGroup[BaseException]) -> str:
    return " ".join(map(str, error.exceptions))


@pytest.mark.timeout(30)
def test_one_request_after_the_other(port: int) -> None:
    with pytest.raises(BaseExceptionGroup) as refused:
        rate_of(port, REQUESTS, connections=4)
    assert "sorry" in complaints(refused.value)


@pytest.mark.timeout(30)
def test_requests_at_their_moments(port: int) -> None:
    with pytest.raises(BaseExceptionGroup) as refused:
        latencies(port, REQUESTS, every=0.01, connections=4)
    assert "sorry" in complaints(refused.value)
