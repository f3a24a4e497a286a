"""An assessment in a terminal: each side a tree, and in it what does not count and why."""

from rich.console import Console

from claims.domain.vocabulary import Basis, RelationKind
from claims.models import Claim
from claims.printing import printed
from sources.domain.vocabulary import ArticleStatus, Judgement
from tests.claims.domain.worlds import CLAIM, World


def terminal(world: World) -> str:
    """What a wide terminal shows."""
    console = Console(highlight=False, width=200)
    with console.capture() as captured:
        console.print(printed(Claim(statement="It was so."), world.assess(), world.drawn()))
    return captured.get()


def test_a_confirmed_link_of_a_retracted_article_is_no_perhaps() -> None:
    world = World()
    world.says(world.article("Post", status=ArticleStatus.RETRACTED), world.document("Treaty"))
    shown = terminal(world)
    assert "perhaps" not in shown
    assert "(left out: The article was retracted)" in shown
    assert "Treaty (left out: Nothing that counts leads here)" in shown


def test_an_open_link_is_a_perhaps() -> None:
    world = World()
    said = world.says("Post", basis=Basis.ATTRIBUTED)
    world.hop(said, world.document("Treaty"), judgement=Judgement.SUGGESTED)
    assert "perhaps" in terminal(world)


def test_a_rumour_is_left_out_on_its_side_alone_with_what_it_names() -> None:
    world = World()
    gas = world.claim()
    world.relate(CLAIM, RelationKind.EXCLUDES, gas)
    world.says("Post", world.unnamed("rumours in the town"), distanced=True)
    world.says(1, world.statement("the committee"), claim_id=gas)
    support, against = terminal(world).split("refutes: 1")
    assert "(left out: It is a rumour told with distance" in support
    assert "rumours in the town (left out: Nothing that counts leads here)" in support
    assert "left out" not in against.partition("Reasons")[0]
    assert "the committee" in against
