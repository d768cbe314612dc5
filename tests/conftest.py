"""Fixtures that the tests share."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]

# The same examples in every run; `python -m benchmarks.fuzz` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="skip what is slow or needs the bundled pipeline")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("quick"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="slow"))


@pytest.fixture(scope="session")
def nlp(request: pytest.FixtureRequest) -> Language:
    """The bundled pipeline with the Aldus components, loaded once."""
    if request.config.getoption("quick"):
        pytest.skip("needs the bundled pipeline")
    if importlib.util.find_spec("nl_aldus_news") is None:
        pytest.skip("the bundled pipeline nl_aldus_news is not installed")
    import aldus

    return aldus.load()


@pytest.fixture(scope="session")
def cases(nlp: Language) -> list[Doc]:
    """The texts of the casebook, processed, in the order of `casebook.read`."""
    from benchmarks.support import casebook

    return casebook.process(nlp, casebook.read())


@pytest.fixture(scope="session")
def stub_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Path of a tiny saved pipeline (see `stub.py`), which worker and child processes can load as well."""
    from benchmarks.support import stub

    folder = tmp_path_factory.mktemp("pipeline")
    path = stub.make(folder)
    paths = stub.paths(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(paths[0])
        patch.setenv("PYTHONPATH", os.pathsep.join([*paths, os.environ.get("PYTHONPATH", "")]))
        yield str(path)


@pytest.fixture(scope="session")
def project() -> dict[str, Any]:
    """The table `project` of pyproject.toml; what is installed may be older."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


@pytest.fixture
def entry_points(project: dict[str, Any], tmp_path: Path) -> dict[str, str]:
    """The environment of a process in which Aldus is installed with the entry points of pyproject.toml."""
    lines = [
        line
        for group, points in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {target}" for name, target in points.items()))
    ]
    info = tmp_path / "aldus_test-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: aldus-test\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("\n".join(lines))
    path = [str(tmp_path), str(ROOT / "src"), str(ROOT / "models"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
