"""Texts become parses: the pinned pipeline, and the repairs of what it gets wrong."""
