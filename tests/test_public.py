"""The public surface: what `import aldus` offers and what it costs."""

from __future__ import annotations

import subprocess
import sys

import aldus

PROBE = """
import sys, time
begin = time.process_time()
import aldus
print(time.process_time() - begin)
print(",".join(m for m in ("spacy", "networkx", "onnxruntime", "pandas", "numpy") if m in sys.modules))
"""


def test_all_is_sorted_and_there() -> None:
    assert aldus.__all__ == sorted(aldus.__all__)
    for name in aldus.__all__:
        assert getattr(aldus, name) is not None, name


def test_dir_is_all() -> None:
    assert dir(aldus) == aldus.__all__


def test_import_is_quick_and_light() -> None:
    out = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True).stdout
    seconds, heavy = out.splitlines()[:2]
    assert heavy == ""
    assert float(seconds) < 0.5
