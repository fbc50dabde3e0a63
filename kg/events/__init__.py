"""From the clauses and noun phrases of a document to what happened."""
