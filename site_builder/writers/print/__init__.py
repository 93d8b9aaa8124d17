"""Print: what the typesetter is given, and the pass that makes its text searchable. Paper's half of the writers."""
