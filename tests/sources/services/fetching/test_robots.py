"""What a site asks of programs is done, also when it asks badly."""

import pytest

from sources.services.fetching import FetchRefused
from sources.services.fetching.robots import Memory, may_read, rules_of
from tests.sources.services.fetching.server import PAGE, Act, Site, fetcher, gives, moves, serving

URL = "https://news.example"


@pytest.mark.parametrize(
    ("text", "path", "may"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: SecondSource\nDisallow: /", "/a", False),
        ("user-agent: secondsource\ndisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: SecondSource\nAllow: /", "/a", True),
        ("User-agent: SecondSource\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: *\nUser-agent: other\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", True),
        ("User-agent: *\nDisallow: /a\nUser-agent: other\nAllow: /\nUser-agent: *\nDisallow: /b",
         "/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?b", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("# User-agent: *\nDisallow: /", "/a", True),
        ("Disallow: /", "/a", True),
        ("User-agent: * # all\nDisallow: / # everything", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("<html>User-agent: *\nDisallow: /</html>", "/a", True),
    ],
)  # fmt: skip
def test_rules_are_read_as_they_are_meant(text: str, path: str, may: bool) -> None:
    assert may_read(rules_of(text), URL + path) is may


def test_a_file_that_names_everybody_again_and_again_is_read_at_once() -> None:
    robots = "".join(f"User-agent: a{n}\n" for n in range(15_000))
    rules = "".join(f"Disallow: /{n}x\n" for n in range(15_000))
    read = rules_of(robots + "User-agent: *\n" + rules)
    assert sum(len(one._rules) for one in read._user_agents.values()) == 15_000


def refusal(act: Act) -> FetchRefused | None:
    """How a page of a site with this robots.txt is refused; None when it is given."""
    with serving(Site({"/robots.txt": act})) as site:
        try:
            fetcher(site).fetch(f"{site.url}/a")
        except FetchRefused as error:
            assert site.pages == []
            return error
        assert site.pages == ["/a"]
    return None


@pytest.mark.enable_socket
@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_rules_is_read(status: int) -> None:
    assert refusal(gives(b"User-agent: *\nDisallow: /", status=status)) is None


@pytest.mark.enable_socket
@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_site_whose_rules_cannot_be_seen_is_left_alone(status: int) -> None:
    refused = refusal(gives(b"", status=status))
    assert refused
    assert refused.code == "fetch_robots"
    assert str(status) in refused.message


@pytest.mark.enable_socket
def test_a_site_that_says_no_is_left_alone() -> None:
    refused = refusal(gives(b"User-agent: *\nDisallow: /", kind="text/plain"))
    assert refused
    assert refused.code == "fetch_robots"
    assert "/a: The site's robots.txt asks programs not to read this page" in refused.message


@pytest.mark.enable_socket
def test_rules_beyond_the_first_half_megabyte_do_not_count() -> None:
    long = b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /"
    assert refusal(gives(long)) is None


@pytest.mark.enable_socket
def test_rules_are_followed_where_they_moved_to_and_no_further_than_inside() -> None:
    acts = {
        "/robots.txt": moves("/rules"),
        "/rules": gives(b"User-agent: *\nDisallow: /", kind="text/plain"),
    }
    with serving(Site(acts)) as site, pytest.raises(FetchRefused) as refused:
        fetcher(site).fetch(f"{site.url}/a")
    assert refused.value.code == "fetch_robots"
    refused = refusal(moves("http://169.254.169.254/"))
    assert refused
    assert refused.code == "fetch_private_address"
    assert "/a: Its robots.txt leads to http://169.254.169.254/. Nothing is" in refused.message
    assert refusal(moves("/robots.txt")) is None


@pytest.mark.enable_socket
def test_each_host_on_the_way_is_asked() -> None:
    strict = Site({"/robots.txt": gives(b"User-agent: *\nDisallow: /")})
    site = Site({"/a": lambda request: moves(f"{strict.url}/b")(request)})
    with serving(strict), serving(site), pytest.raises(FetchRefused) as refused:
        fetcher(site, strict).fetch(f"{site.url}/a")
    assert (refused.value.code, strict.pages) == ("fetch_robots", [])


@pytest.mark.enable_socket
def test_rules_are_asked_for_once() -> None:
    with serving(Site()) as site:
        reader = fetcher(site)
        assert [reader.fetch(f"{site.url}/{n}").body for n in range(3)] == [PAGE] * 3
    assert [path for _, path, _ in site.asked].count("/robots.txt") == 1


def test_memory_is_short_and_small() -> None:
    now = [0.0]
    memory = Memory(now=lambda: now[0], most=2, seconds=10)
    for n in range(3):
        memory.keep(("https", f"{n}.example", 443), rules_of(""))
    assert memory.get(("https", "0.example", 443)) is None
    assert memory.get(("https", "2.example", 443)) is not None
    now[0] = 11
    assert memory.get(("https", "2.example", 443)) is None
