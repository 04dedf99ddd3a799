"""A small SMTP server, so that mail is sent for real."""

import socketserver
import threading
from contextlib import contextmanager


class Conversation(socketserver.StreamRequestHandler):
    """Take one message, or refuse it."""

    def handle(self):
        self.say("220 ready")
        for line in self.rfile:
            words = line.decode().strip().upper()
            if words == "DATA":
                self.say("354 go on")
                self.server.letters.append(self.letter())
                self.say("250 taken")
            elif words == "QUIT":
                self.say("221 bye")
                return
            else:
                refused = words.startswith("RCPT") and self.server.refuses
                self.say("550 nobody here" if refused else "250 fine")

    def letter(self):
        """Return the lines up to the one that is a full stop."""
        return b"".join(iter(self.rfile.readline, b".\r\n"))

    def say(self, words):
        """Answer with a line."""
        self.wfile.write(words.encode() + b"\r\n")


@contextmanager
def post_office(*, refuses=False):
    """Serve SMTP: its ``url``, and the ``letters`` it took."""
    with socketserver.TCPServer(("127.0.0.1", 0), Conversation) as server:
        server.letters, server.refuses = [], refuses
        server.url = f"smtp://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
