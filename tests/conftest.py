"""Shared by all tests: this folder is on the import path (knowledge.py, builders.py); repeatable examples."""

import os

from hypothesis import settings

# A slow machine is no error, and CI tries the same examples every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
