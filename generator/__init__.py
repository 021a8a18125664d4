"""The role handbook: text becomes records, records a handbook, the handbook artifacts."""

__version__ = "0.1.0"
