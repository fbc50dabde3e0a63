"""Writes files whole or not at all, and several of them together: a reader never sees the files of two builds.

single     one file: a draft beside it, then moved there
together   several files of a folder: drafted, decided by one rename, then moved
manifest   which files of a folder belong together, with their sizes and hashes
reading    the one check of all that is read from a build
lock       one build at a time writes into a folder
disk       what the others do to the disk, and how they say that it failed

How several files change together. They are drafted in a hidden folder inside their folder and brought to the disk, with
a manifest of their hashes. Then the hidden folder is renamed to `.kg-ready`: before that nothing has happened, after
that it is decided. Then the files are moved to their places. Whoever finds a `.kg-ready`, the next build or the
next reader, finishes the moves; so a kill at any moment leaves the files of before or those of after.
"""

from __future__ import annotations

from kg.whole_files.reading import belonging, build_in
from kg.whole_files.single import is_of_a_build, whole_file, write_bytes, write_text
from kg.whole_files.together import alone_in, replacing, scratch_in, write_files

__all__ = [
    "alone_in",
    "belonging",
    "build_in",
    "is_of_a_build",
    "replacing",
    "scratch_in",
    "whole_file",
    "write_bytes",
    "write_files",
    "write_text",
]
