"""Texts become parses: the pinned pipeline, and the repairs of what it gets wrong.

installed   which language model there is, found without loading it
tokenizer   how text is cut into words
load        the pipeline, and documents parsed paragraph by paragraph
word_memo   what the pipeline makes of a word, kept
repeated    paragraphs that come again, parsed once
kept        parses as bytes
repairs     what the parser gets wrong again and again, mended once
"""
