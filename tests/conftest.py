"""Puts this folder on the import path, so that tests share the values of knowledge.py and examples/."""
