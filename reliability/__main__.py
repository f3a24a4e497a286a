"""`python -m reliability`: every harness, each with its negative controls, which must not pass.

`RELIABILITY_ROUNDS` says how many rounds each has, its own number where it is not set;
`RELIABILITY_SEED` repeats a run. One harness alone takes options: `python -m reliability.kills --help`.
"""

import os
import random
import subprocess
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter

CONTROLS: dict[str, tuple[str, ...]] = {
    "kills": ("says-too-early", "forgets-keys"),
    "imports": ("forgetful",),
    "frozen": ("no-door",),
    "overload": ("no-door",),
    "full": ("all-mistakes",),
    "failover": ("waits-for-nobody",),
    "backup": ("compares-nothing",),
}


def passes(name: str, seed: str, *words: str) -> bool:
    """Whether a harness says that every promise was kept; it prints its own report."""
    command = [sys.executable, "-m", f"reliability.{name}", "--seed", seed, *words]
    return subprocess.run(command, check=False).returncode == 0


def main() -> int:
    """Will run all of them; returns how many are not as they must be."""
    ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter).parse_args()
    seed = os.environ.get("RELIABILITY_SEED") or str(random.SystemRandom().randrange(10**6))
    rounds = os.environ.get("RELIABILITY_ROUNDS")
    often = ("--rounds", rounds) if rounds else ()
    wrong = []
    for name, controls in CONTROLS.items():
        if not passes(name, seed, *often):
            wrong.append(name)
        wrong += [
            f"{name} --broken {one}" for one in controls if passes(name, seed, "--broken", one)
        ]
    sys.stdout.write(f"Not as they must be: {', '.join(wrong) or 'none'}. Seed {seed}.\n")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(bool(main()))
