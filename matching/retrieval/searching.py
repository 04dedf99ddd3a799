"""One search over fitted documents: a function of plain arrays, for threads and for joblib."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from matching.retrieval import plain
from matching.retrieval.matrices import rows_of
from matching.retrieval.postings import Postings, postings_of

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

Backend = Literal["auto", "compiled", "scipy"]


def index_of(documents: csr_matrix, backend: Backend = "auto") -> Postings | csr_matrix:
    """Prepare documents: postings for the compiled search, one document a column for the plain.

    Parameters
    ----------
    documents
        Rows as `rows_of` returns them.
    backend
        Which search will be asked.
    """
    if backend not in {"auto", "compiled", "scipy"}:
        msg = f"the backend is auto, compiled or scipy, not {backend}"
        raise ValueError(msg)
    if backend == "scipy" or (backend == "auto" and find_spec("numba") is None):
        return documents.T.tocsr()
    return postings_of(documents)


def top_rows(index: Postings | csr_matrix, A: Any, top: int = 20) -> tuple[np.ndarray, np.ndarray]:
    """Return the best documents of each row and their scores, on one thread.

    It holds nothing between two calls, so that it can be sent to any worker together with an index:
    ``Parallel(n_jobs=2)(delayed(top_rows)(product.index_, block) for block in blocks)``.

    Parameters
    ----------
    index
        `TopProduct.index_`; memory maps will do.
    A
        One query a row, in the columns of the documents.
    top
        How many documents a row gets.

    Returns
    -------
    documents, scores
        As `TopProduct.search` returns them.
    """
    import numpy as np

    rows = rows_of(A, index.columns if isinstance(index, Postings) else index.shape[0])
    documents = np.full((rows.shape[0], top), -1, np.int32)
    scores = np.zeros((rows.shape[0], top), np.float32)
    if isinstance(index, Postings):
        _search_compiled(index, rows, documents, scores)
    else:
        plain.search(rows, index, documents, scores)
    return documents, scores


def _search_compiled(
    index: Postings, rows: csr_matrix, documents: np.ndarray, scores: np.ndarray
) -> None:
    """Search with numba, imported here: it takes a moment that not every command has to wait."""
    import numpy as np

    from matching.retrieval import compiled

    parts = [_read_only(part) if isinstance(part, np.ndarray) else part for part in index]
    postings = Postings._make(parts)
    starts = _read_only(rows.indptr.astype(np.int64))
    columns = _read_only(rows.indices.astype(np.int32, copy=False))
    compiled.search(postings, starts, columns, _read_only(rows.data), documents, scores)


def _read_only(array: np.ndarray) -> np.ndarray:
    """Return a plain view nobody can write to: one type for numba, memory map or not."""
    import numpy as np

    view = np.asarray(array)[:]
    view.flags.writeable = False
    return view
