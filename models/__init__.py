"""The bundled pipeline, how it is trained and how it is measured: run modules from the root of the repository."""
