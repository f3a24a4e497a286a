"""What pages about one article read of it by a hot statement."""

from accounts.models.hot_rows import HotRows
from accounts.models.statements import id_given
from claims.models import Appearance

STANDING = HotRows(
    lambda: (
        Appearance.objects.having(article=id_given("article"))
        .undecided_or_accepted()
        .not_continued()
        .for_page()
    )
)
"""The appearances in an article as they stand in its newest text that they were carried to."""
