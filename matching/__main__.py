"""``python -m matching``: see ``command_line``."""

import sys

from matching.command_line import main

sys.exit(main())
