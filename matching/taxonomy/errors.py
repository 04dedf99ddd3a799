"""What is said of a concept file, or of a classification's file, that cannot be used."""


class TaxonomyError(ValueError):
    """A file cannot be used; the message names file, block or row, and what was expected."""

    def __init__(self, file: str, block: str, expected: str) -> None:
        self.file, self.block, self.expected = file, block, expected
        where = f"{file} [{block}]" if block else file
        super().__init__(f"{where}: expected {expected}")
