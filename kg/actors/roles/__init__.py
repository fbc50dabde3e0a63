"""Roles: what persons are in organizations, where a text says so.

title            the wording of a role: which words belong to it
beside_name      “branch secretary Gary Firth”
by_verb          “Gary Firth was elected branch secretary”
find             the roles of a document, with their organizations
"""
