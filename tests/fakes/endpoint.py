"""A fake OpenAI-compatible endpoint on loopback: it keeps what it was asked, and says what it is
told to."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class FakeEndpoint:
    def __init__(self):
        self.asked, self.keys = [], []
        self.answer, self.status, self.delay, self.raw = {}, 200, 0.0, None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def says(self, **answer):
        """From now on; what is not named is null, as the shape demands."""
        fields = ("customer", "colleague", "when", "amount", "phone", "kind", "tag", "company",
                  "task")  # fmt: skip
        self.answer, self.raw = dict.fromkeys(fields) | answer, None

    @property
    def words(self):
        """What somebody wrote, as it left the house."""
        return [one["messages"][-1]["content"] for one in self.asked]

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def _handler(fake):
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                fake.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                fake.keys.append(self.headers["Authorization"])
                time.sleep(fake.delay)
                message = {"message": {"role": "assistant", "content": json.dumps(fake.answer)}}
                body = fake.raw if fake.raw is not None else json.dumps({"choices": [message]})
                try:
                    self.send_response(fake.status)
                    self.send_header("Content-Type", "application/json")
                    self.end_headers()
                    self.wfile.write(body.encode())
                except ConnectionError:
                    pass  # whoever asked did not wait

            def log_message(self, *_):
                """It has nothing to say."""

        return Handler


@contextmanager
def fake_endpoint() -> Iterator[FakeEndpoint]:
    made = FakeEndpoint()
    try:
        yield made
    finally:
        made.close()
