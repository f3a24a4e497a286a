"""What is done about sources and articles apart from requests."""

from accounts.jobs import task
from accounts.models import User
from sources.services import copies, identifying, words


@task("sources.find_copies", every="47 3 * * *")
def find_copies(*, by: User | None) -> None:
    """Will compare every text that was not compared yet, or whose boilerplate is known better now."""
    copies.compare_outstanding(by=by)


@task("sources.find_publishers", every="41 3 * * *")
def find_publishers(*, by: User | None) -> None:
    """Will look again for the publishers of articles that wait for one."""
    identifying.find_publishers(by=by)


@task("sources.remember_new_words", every="*/10 * * * *")
def remember_new_words(*, by: User | None) -> None:
    """Will remember the words of the newest names and titles, for those who slip in a search."""
    words.remember_names_and_titles(newest=words.NEWEST)


@task("sources.remember_words", every="11 3 * * *")
def remember_words(*, by: User | None) -> None:
    """Will remember the words of all names and titles, of those too that were changed."""
    words.remember_names_and_titles()
