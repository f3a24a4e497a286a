"""Whose sites addresses lie on: our own, or those of publishers that we know."""

from collections.abc import Collection

from reviews.domain.claimreview.addresses import host_of
from reviews.services.claimreview import serving
from sources.domain.hosts import site_host
from sources.models import Source, SourceIdentifier


def own_hosts() -> tuple[str, ...]:
    """The hosts of our own site and of our organisation's: nothing from there is somebody else's."""
    ours = Source.objects.ours().first()
    hosts = [host_of(f"//{serving().host}"), host_of(ours.homepage) if ours else ""]
    return tuple(dict.fromkeys(host for host in hosts if host))


def publishers_at(sites: Collection[str]) -> dict[str, Source]:
    """The active source behind each of these sites, where exactly one has it as its domain."""
    by_host = {site_host(site): site for site in sites} | {site: site for site in sites}
    found: dict[str, set[Source]] = {}
    for row in SourceIdentifier.objects.domains(by_host):
        source = row.source.survivor
        found.setdefault(by_host[row.value], set()).add(source)
    return {site: some.pop() for site, some in found.items() if len(some) == 1}
