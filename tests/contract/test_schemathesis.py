"""What is served is what is described: requests made up from the description, and the answers to them.

`SCHEMATHESIS_CASES=6000 pytest -n 0 tests/contract/test_schemathesis.py` tries harder: so many cases
at least, as an editor, as an administrator and as nobody.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from accounts.domain.vocabulary import Role
from tests.contract.hooks import FOLLOWING
from tests.contract.serving import CHECKOUT, served
from tests.contract.world import key_of, make_world

CASES = int(os.environ.get("SCHEMATHESIS_CASES", "0"))
FEW = 1
"""Cases of each operation in a sample."""

WALKS = 12
"""How often a caller follows links from answer to answer, so many steps at most each time."""

ROUNDS = CASES // 300 or 1
"""How often that is begun anew: a round keeps to few links, the next one to others."""

CALLERS = (Role.EDITOR, Role.ADMIN, None) if CASES else (Role.EDITOR,)
OUTSIDE = "positive_data_acceptance"
"""The one check that does not hold: what fits the description may be refused by what is stored."""

ONE_TOPIC = "/api/v1/topics/{id}/"
HOURS = 6 * 3600

pytestmark = [
    pytest.mark.django_db(transaction=True, reset_sequences=True),
    pytest.mark.enable_socket,
    pytest.mark.timeout(HOURS if CASES else 600),
]


def operations() -> int:
    """How many operations are described."""
    paths = yaml.safe_load((CHECKOUT / "openapi.yaml").read_text())["paths"]
    return sum(len(item) for item in paths.values())


def asked(
    address: str,
    caller: Role | None,
    folder: Path,
    phase: str,
    *options: object,
    described: Path = CHECKOUT / "openapi.yaml",
) -> dict[str, Any]:
    """The report of one run as somebody of this role, or as nobody; what it found is printed."""
    who = caller.value if caller else "nobody"
    report = folder / f"{who}-{phase}.json"
    command = [
        Path(sys.executable).with_name("schemathesis"), "--config-file",
        CHECKOUT / "tests" / "contract" / "schemathesis.toml", "run", described,
        "--url", address, "--exclude-checks", OUTSIDE, "--phases", phase, *options,
        "--report", "json", "--report-json-path", report,
        *(("--header", f"Authorization: Bearer {key_of(caller)}") if caller else ()),
    ]  # fmt: skip
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.contract.hooks"}
    if phase == "stateful":
        environment[FOLLOWING] = "1"
    told = subprocess.run(
        [str(part) for part in command], cwd=folder,
        env={**environment, "PYTHONPATH": str(CHECKOUT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    (folder / f"{who}-{phase}.log").write_text(told.stdout + told.stderr)
    found: dict[str, Any] = json.loads(report.read_text())
    said = ("test_cases", "running_time")
    links = [line.strip() for line in told.stdout.splitlines() if "API Links:" in line]
    lines = [f"{who}, {phase}", *(f"  {name}: {found[name]}" for name in said), *links]
    sys.stdout.write("\n".join([*lines, told.stdout if told.returncode else "", ""]))
    return found


def checked(report: dict[str, Any]) -> int:
    """How many answers were held against the description."""
    counted: dict[str, int] = report["test_cases"]
    return counted["generated"] - counted["without_checks"]


def test_what_is_served_is_what_is_described(tmp_path: Path) -> None:
    make_world()
    each = max(FEW, CASES // len(CALLERS) // operations())
    log = tmp_path / "server.log"
    reports = []
    with served(log) as address:
        for caller in CALLERS:
            reports.append(asked(address, caller, tmp_path, "fuzzing", "--max-examples", each))
            for _ in range(ROUNDS):
                reports.append(
                    asked(address, caller, tmp_path, "stateful", "--max-examples", WALKS)
                )
    for report in reports:
        assert (report["failures"], report["errors"], report["complete"]) == ([], [], True)
    assert log.read_text() == ""
    cases = sum(checked(report) for report in reports)
    assert cases >= max(CASES, operations())


def test_where_something_else_is_described_it_is_found(tmp_path: Path) -> None:
    make_world()
    document = yaml.safe_load((CHECKOUT / "openapi.yaml").read_text())
    document["components"]["schemas"]["ProblemOut"]["properties"]["status"] = {"type": "string"}
    del document["paths"][ONE_TOPIC]["get"]["responses"]["404"]
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(yaml.safe_dump(document))
    with served(tmp_path / "server.log") as address:
        report = asked(
            address, Role.EDITOR, tmp_path, "fuzzing", "--max-examples", 20,
            "--include-path", ONE_TOPIC, described=wrong,
        )  # fmt: skip
    assert {"UndefinedStatusCode", "JsonSchemaError"} <= {one["type"] for one in report["failures"]}
