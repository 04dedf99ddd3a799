"""Mail: queued by services as codes, put into words when due, in the receiver's language."""
