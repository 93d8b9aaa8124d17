"""What records mean: frozen pydantic models, one file per kind. `extra` keys are faults, never dropped."""
