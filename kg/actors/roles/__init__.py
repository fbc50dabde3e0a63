"""Roles: what persons are in organizations, where a text says so.

title            the wording of a role: which words belong to it
rows             the bodies that rows of names give: “Ann Lee, president, Hull Students' Union”
party            the party and the seat behind a name: “Ann Lee (Lab)”
affiliation      the body behind a name or a title without a word between
beside_name      “branch secretary Gary Firth”
by_verb          “Gary Firth was elected branch secretary”
bodies           whose a post is where its words do not say
find             the roles of a document, with their organizations
"""
