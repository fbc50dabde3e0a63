"""Who is for what: the side that words take towards something named in them, composed along the syntax."""
