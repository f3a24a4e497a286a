from claims.domain.polls import DISCLOSED_ITEMS, disclosure


def test_what_is_not_known_is_missing() -> None:
    told = disclosure({"sample": True, "mode": False, "nonsense": True})
    assert told.disclosed == ("sample",)
    assert set(told.missing) == DISCLOSED_ITEMS.keys() - {"sample"}
    assert told.completeness == 0.1
