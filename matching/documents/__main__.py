"""``python -m matching.documents``: the child process, see ``child``."""

from matching.documents.child import main

main()
