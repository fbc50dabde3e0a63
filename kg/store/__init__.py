"""Where graphs lie: in files, in the embedded store, in a store that runs elsewhere.

files    reading and writing files
nesting  files nested so deep that reading them would crash
turtle   Turtle in reading order
sorting  more lines than fit into memory
streaming  a graph that comes part by part
earlier  what an earlier build wrote; splicing, turtle_splicing: files of which only some lines change
mapped_lines  a file of sorted lines, searched without reading it
disk     the embedded store on disk, for graphs too large for memory
remote   speaking to a store over HTTP
loading  pushing a graph into such a store, graph by graph
serving  a SPARQL endpoint and the page on this machine
guard    the requests to that endpoint
answering  the processes that answer them; engine is what these do
"""

from __future__ import annotations

from kg.store.disk import open_store
from kg.store.files import FORMATS, read, write_jsonld, write_nquads, write_trig, write_turtle
from kg.store.streaming import write_parts
from kg.store.turtle import put_turtle

__all__ = [
    "FORMATS", "open_store", "put_turtle", "read", "write_jsonld", "write_nquads", "write_parts", "write_trig",
    "write_turtle",
]  # fmt: skip
