"""Whom descriptions and pronouns mean: “the council”, “the branch secretary”, “she”, “its”."""
