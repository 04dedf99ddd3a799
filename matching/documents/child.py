"""The child process: bytes in on standard input, one JSON object out."""

from __future__ import annotations

import json
import resource
import sys

from matching.documents.safely import CPU_SECONDS, MEMORY_BYTES, answer_of


def main() -> None:
    """Limit this process, read, answer."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(answer_of(sys.stdin.buffer.read(), sys.argv[1]), sys.stdout)
