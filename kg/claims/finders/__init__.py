"""The constructions in which claims stand, one a file."""
