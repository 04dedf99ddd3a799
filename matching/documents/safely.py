"""Reading a stranger's file in a process of its own, with little memory and little time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from matching.documents.checks import kind_of
from matching.documents.errors import (
    BY_CODE,
    DamagedError,
    DocumentError,
    TookTooLongError,
    TooLargeError,
)

CPU_SECONDS = 8
WALL_SECONDS = 25
MEMORY_BYTES = 1_000_000_000
OUT_OF_TIME = (-24, -9)  # SIGXCPU, and SIGKILL where the hard limit strikes


def read_document_safely(data: bytes, name: str, *, seconds: float = WALL_SECONDS) -> str:
    """Return the text of a document without trusting it.

    The checks that need no parser run here; the parser runs in a child process whose
    memory and processor time are limited.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        Its name, whose ending says what it is.
    seconds
        How long to wait.

    Raises
    ------
    DocumentError
        As ``read_document`` does, and with the code ``took_too_long``.
    """
    kind_of(data, name)
    try:
        child = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", "matching.documents", name],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=Path(__file__).parents[2],
        )
    except subprocess.TimeoutExpired as error:
        raise TookTooLongError(name) from error
    return _answer(child.returncode, child.stdout, name)


def _answer(status: int, output: bytes, name: str) -> str:
    """Return the text that the child found, or raise what it met."""
    if status in OUT_OF_TIME:
        raise TookTooLongError(name)
    try:
        answer = json.loads(output)
    except ValueError:
        # The parser fell over without a word: out of memory, or a broken file.
        raise DamagedError(name, f"the reader ended with status {status}") from None
    if "text" in answer:
        return str(answer["text"])
    raise BY_CODE[answer["code"]](name, answer["detail"])


def answer_of(data: bytes, name: str) -> dict[str, str]:
    """Return what the child says: the text, or the code of what went wrong."""
    from matching.documents.reading import read_document

    try:
        return {"text": read_document(data, name)}
    except DocumentError as error:
        return {"code": error.code, "detail": error.detail}
    except MemoryError:
        return {"code": TooLargeError.code, "detail": "memory"}
    except RecursionError:
        return {"code": DamagedError.code, "detail": "nested too deeply"}
