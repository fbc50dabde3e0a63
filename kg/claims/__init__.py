"""From the parses of a document to who said what and what happened.

cues, frames               words that mark a claim, with their parts in a clause
drafts, speakers, author   claims in the making, of clauses, quotations, the author
voices, stance             who it is that speaks, how it is meant
claims                     drafts → Claim
events, dates              clauses and noun phrases → Event; words of time → dates
"""
