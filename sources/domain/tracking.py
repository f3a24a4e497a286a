"""Which parameters of an address say how a reader came, and not what is read.

Only names that have one meaning everywhere are here. `id`, `ref`, `source`, `cid`, `sid` and their
like are an article's number on one site and a campaign on the next: to drop them would make two
articles one, which is worse than to keep one article twice until its canonical link is read.
Source: the vendors' documentation of each parameter.
"""

import re

PREFIXES = (
    "utm_", "at_", "hsa_", "itm_", "matomo_", "mtm_", "pk_", "piwik_", "stm_", "vero_", "wt_",
    "oly_", "trk_", "guce_", "mkt_", "fb_action_", "__twitter_", "_hs", "asc_", "dm_i", "yptr",
)  # fmt: skip

_NAMES = """
fbclid fb_ref fb_source gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid
msclkid yclid ysclid yadclid ymclid twclid ttclid li_fat_id igshid igsh epik sccid rdt_cid
mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash _ga _gl _gac _openstat openstat
ref_src ref_url xtor wprov guccounter soc_src soc_trk s_cid s_kwcid smid smtyp ocid cmpid
cndid ncid mbid taid ftag sref wickedid irclickid _branch_match_id _bta_tid _bta_c
bxid esrc elqtrackid elqtrack spm __s _kx _ke rb_clickid tblci obclid action_object_map
action_type_map google_editors_picks feature_share
"""
NAMES = frozenset(_NAMES.split())
"""Whole names, in lower-case."""

_AMP = "amp _amp isamp is_amp amp_js_v amp_gsa amp_ct amp_tf usqp __amp_source_origin"
AMP = frozenset(_AMP.split())
"""What asks for the AMP page of an article, or was added by an AMP cache."""

AMP_PAIRS = frozenset({("outputtype", "amp"), ("output", "amp"), ("view", "amp"), ("type", "amp")})

SESSIONS = frozenset({"jsessionid", "phpsessid", "aspsessionid", "cfid", "cftoken"})

LONG_TOKEN = re.compile(r"[0-9a-fA-F]{32,}")
"""What a session id looks like where its name (`sid`) may as well be a story id."""


def is_amp(name: str, value: str) -> bool:
    """Whether a parameter asks for the AMP page of an article."""
    name = name.lower()
    return name in AMP or (name, value.lower()) in AMP_PAIRS


def is_dropped(name: str, value: str) -> bool:
    """Whether a parameter says nothing about what is read: tracking, AMP or a session.

    >>> is_dropped("utm_source", "x"), is_dropped("id", "7"), is_dropped("sid", "7")
    (True, False, False)
    """
    name = name.lower()
    if name in NAMES or name.startswith(PREFIXES) or is_amp(name, value):
        return True
    if name in SESSIONS or name.startswith("aspsessionid"):
        return True
    return name in {"sid", "sessionid", "session_id", "s"} and bool(LONG_TOKEN.fullmatch(value))
