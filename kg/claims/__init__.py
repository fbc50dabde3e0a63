"""From a page to who said what.

find         the whole way: finders → drafts → nesting → speakers → meaning → Claim
finders      the constructions in which claims stand, one a file
frame        a cue with its parts in a clause; content: the words of what is said
draft        a claim in the making; spans: the stretches of text it is made of
refusals     why a cue marks no claim; gaps: what was not understood
nesting      claims inside claims
speaker      who speaks; papers: who is behind a report; share: how many of them
meaning      how it is meant; target: whom it is aimed at; topics: what it is about
confidence   how sure it is
"""
