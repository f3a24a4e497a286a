"""Every shape of the gallery comes out as it must."""

import pytest

from claims.domain.corroboration import assess
from claims.domain.gallery import CHAPTERS, Shape

SHAPES = [shape for chapter in CHAPTERS for shape in chapter.shapes]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.slug)
def test_the_expected_numbers_and_label(shape: Shape) -> None:
    result = assess(shape.facts())
    assert (result.supports.confirmed, result.supports.possible) == shape.supports
    assert (result.refutes.confirmed, result.refutes.possible) == shape.refutes
    assert result.full_label == shape.label


def test_every_shape_has_a_name_of_its_own_and_a_situation() -> None:
    assert len({shape.slug for shape in SHAPES}) == len(SHAPES) >= 30
    assert all(shape.situation for shape in SHAPES)
