"""Rules as typed values, read from the tables of `kg/lang`: cues of claims, triggers of events, forms of texts."""
