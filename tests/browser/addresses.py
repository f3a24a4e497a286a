"""Every page of the product, from the resolver, with a record for each that needs one."""

import re
from collections.abc import Iterator

from accounts.models import User
from tests.access.asking import path_of, routes
from tests.access.table import ROW_AT, STATES_OF, Row
from tests.access.world import MISSING, World

OF_PROGRAMS = ("/api/", "/v1alpha1/", "/log/", "/livez", "/readyz", "/metrics")

LOG = "/log/"
"""The one page about the public log; what is below it is for programs."""

FILE = re.compile(r"\.(atom|csv|ico|json|jsonld|svg|txt|webmanifest|xml)$")
"""How the addresses end that a browser is given something else at than a page."""

NOT_PAGES = {"/reviews/files/<str:sha256>/<str:name>": "a file of somebody else"}
"""What is no page of ours either, and why."""


def pages() -> Iterator[Row]:
    """Will yield the row of every page but those of the admin."""
    for route in routes():
        is_page = route == LOG or not route.startswith(OF_PROGRAMS)
        if not is_page or FILE.search(route) or route in NOT_PAGES:
            continue
        yield (
            ROW_AT[route, "GET"] if (route, "GET") in ROW_AT else Row(route, "GET", "", "", "", 405)
        )


def paths(row: Row, world: World, user: User | None) -> list[str]:
    """Will return where a page is: once for each state in which its record is seen there."""
    if row.kind == "token":
        return [path_of(row.route, MISSING | {"pk": world.own_token(user)})]
    if row.kind not in STATES_OF:
        return [path_of(row.route, MISSING)]
    shown = [
        one.state
        for one in STATES_OF[row.kind]
        if one.state != "missing" and one.who not in ("nobody", "302", "301", "403", "308", "410")
    ]
    return [path_of(row.route, world.at(row.kind, state)) for state in shown]
