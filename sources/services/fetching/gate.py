"""Which addresses and ports a request may go to."""

from dataclasses import dataclass

from sources.domain.addresses import Opening, is_local_name, read_address, why_closed


@dataclass(frozen=True, slots=True)
class Closed:
    """Why nothing is fetched from somewhere: the code of the refusal and the reason."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Gate:
    """The table of networks, what a newsroom opened in it, and the ports of web servers."""

    openings: tuple[Opening, ...] = ()
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    """Where web servers listen. Mail, databases and consoles listen elsewhere."""

    def name_closed(self, host: str) -> Closed | None:
        """Why a name is not even looked up; names of a network count once a network is opened."""
        if self.openings or not is_local_name(host):
            return None
        return Closed("fetch_private_address", f"{host} is a name inside a network")

    def closed(self, address: str, port: int) -> Closed | None:
        """Why nothing is fetched from this address and port; None when it may be.

        Raises: ValueError for what is no address.
        """
        ip = read_address(address)
        opened = [one for one in self.openings if ip in one.network]
        if any(one.port == port for one in opened):
            return None
        why = None if any(one.port is None for one in opened) else why_closed(ip)
        if why:
            return Closed("fetch_private_address", f"{address} is closed: {why}")
        if port not in self.ports:
            return Closed("fetch_port", f"port {port} is not one of web servers")
        return None
