"""How `nl_aldus_news` is trained; README.md names the data and the steps."""

import aldus.encoder.network  # noqa: F401  It keeps onnxruntime from reporting its use.
