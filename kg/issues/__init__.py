"""What a debate is about: the issues of a collection, and the sides that its claims take on them."""

from kg.issues.settle import settle

__all__ = ["settle"]
