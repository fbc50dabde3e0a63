"""The names of a document: who offers them, what they name, and whose they are.

spelling         how words of names are written
grammar          what a run of capitalised words says about itself
model            what the language model offers, cleaned
kinds            one kind a form, from all its places
find             the sources together: the names of a document
link             names become actors: full names, short names, acronyms
genders          whether “he” or “she” is said of a person
"""
