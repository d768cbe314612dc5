"""Writers for graphs: one function a format."""
