"""The sample: an invented city at work, to try Talent with, and its removal by one command."""
