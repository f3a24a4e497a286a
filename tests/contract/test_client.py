"""A typed client is generated from the description, and does with a served API what callers do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from accounts.domain.vocabulary import Role
from claims.models import Claim
from sources.models import Source
from tests.contract.serving import CHECKOUT, served
from tests.contract.world import key_of
from tests.factories.claims import ClaimFactory

PROGRAM = Path(__file__).with_name("calling.py")
PACKAGE = "second_source_client"
METHODS = {"get", "post", "patch", "delete"}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the generated package stands; a warning would have been a failure."""
    folder = tmp_path_factory.mktemp("client")
    command = [
        Path(sys.executable).with_name("openapi-python-client"), "generate", "--fail-on-warning",
        "--path", CHECKOUT / "openapi.yaml", "--config", CHECKOUT / "docs" / "client.yaml",
        "--meta", "none", "--output-path", folder / PACKAGE,
    ]  # fmt: skip
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


def test_every_operation_has_a_function_of_its_own_name(generated: Path) -> None:
    paths = yaml.safe_load((CHECKOUT / "openapi.yaml").read_text())["paths"]
    named = [item[how]["operationId"] for item in paths.values() for how in METHODS & item.keys()]
    made = [path.stem for path in (generated / PACKAGE / "api").glob("*/*.py")]
    assert len(named) == len(set(named)) > 100
    assert sorted(name for name in made if name != "__init__") == sorted(named)


@pytest.mark.enable_socket
@pytest.mark.django_db(transaction=True)
def test_a_program_reads_and_writes_with_it(generated: Path, tmp_path: Path) -> None:
    for _ in range(5):
        ClaimFactory()
    key = key_of(Role.EDITOR)
    with served(tmp_path / "server.log") as address:
        told = subprocess.run(
            [sys.executable, PROGRAM],
            env={**os.environ, "PYTHONPATH": str(generated), "API": address, "TOKEN": key},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stdout == f"read {Claim.objects.count()} claims\n"
    assert Source.objects.filter(name="Harbour Gazette", country="GB").count() == 1


def test_that_program_is_typed(generated: Path, tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull,
        "--cache-dir", tmp_path, "--follow-imports", "silent", PROGRAM,
    ]  # fmt: skip
    environment = {**os.environ, "MYPYPATH": str(generated)}
    checked = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
