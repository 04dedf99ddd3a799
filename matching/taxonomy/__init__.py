"""The trilingual concepts of skills and occupations that the matcher knows."""

from matching.taxonomy.concept import LANGUAGES, Concept
from matching.taxonomy.errors import TaxonomyError
from matching.taxonomy.taxonomy import Taxonomy

__all__ = ["LANGUAGES", "Concept", "Taxonomy", "TaxonomyError"]
