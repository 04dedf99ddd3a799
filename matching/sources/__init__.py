"""Openings and profiles out of files: CVs, vacancies, plain lines, JSON Resume, JobPosting."""

from matching.sources.building import Builder
from matching.sources.files import Item, Problem, items_in, read_openings, read_profiles

__all__ = ["Builder", "Item", "Problem", "items_in", "read_openings", "read_profiles"]
