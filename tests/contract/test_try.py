import os, subprocess, sys
from pathlib import Path
import pytest
from accounts.domain.vocabulary import Role
from tests.contract.world import key_of, make_world
from tests.contract.serving import served

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.enable_socket, pytest.mark.timeout(3600)]

@pytest.mark.parametrize("role", os.environ.get("ROLES","editor").split(","))
def test_it(role):
    make_world()
    args = os.environ["ST_ARGS"].split()
    tag = os.environ.get("TAG", "st")
    if role != "anonymous":
        args += ["-H", f"Authorization: Bearer {key_of(Role(role))}"]
    env = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.contract.hooks", "PYTHONPATH": "."}
    with Path(f"/tmp/oc/{tag}-{role}.log").open("w") as out, served(Path(f"/tmp/oc/{tag}-server.log")) as url:
      subprocess.run([str(Path(sys.executable).parent / "schemathesis"), "run", "openapi.yaml", "--url", url, "--continue-on-failure", "--no-color", "--report","json","--report-json-path",f"/tmp/oc/{tag}-{role}.json","--suppress-health-check","all", "--generation-database","none",*args], env=env, stdout=out, stderr=subprocess.STDOUT)
