"""Who is in a text: names, descriptions and pronouns become actors, with the roles they have."""

from kg.actors.cast import Cast
from kg.actors.find import find_actors
from kg.actors.gazetteer import Gazetteer

__all__ = ["Cast", "Gazetteer", "find_actors"]
