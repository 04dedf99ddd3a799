"""Retrieval: the best documents for each row of a sparse product, without making the product."""

from matching.retrieval.searching import top_rows
from matching.retrieval.top_product import TopProduct

__all__ = ["TopProduct", "top_rows"]
