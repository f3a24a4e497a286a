"""The routes of the pages."""

from django.templatetags.static import static
from django.urls import path
from django.views.generic import RedirectView

from web.account.urls import urlpatterns as account
from web.desk.urls import urlpatterns as desk
from web.pages.about import about
from web.pages.article import article
from web.pages.changes import changes
from web.pages.claim import claim
from web.pages.claim_files import json_ld, table
from web.pages.claims import claims
from web.pages.correction_request import correction_request, ticket
from web.pages.drawing import drawing
from web.pages.feeds import atom, claimreview
from web.pages.home import home
from web.pages.judging import judge, judgement
from web.pages.log import checkpoint, consistency, key, leaves, log, proof
from web.pages.machines import robots, sitemap, sitemap_of
from web.pages.match import match
from web.pages.reading_only import reading_only
from web.pages.review import evidence_file, review, signed
from web.pages.reviews import corrections, methodology, reviews
from web.pages.search import search_page
from web.pages.source import source
from web.reading.sitemap import SECTIONS

urlpatterns = [
    path("", home, name="home"),
    path("about/", about, name="about"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    *(
        path(f"sitemap/{section}.xml", sitemap_of, {"section": section}, name=f"sitemap-{section}")
        for section in ("pages", *SECTIONS)
    ),
    path("favicon.ico", reading_only(RedirectView.as_view(url=static("web/icon.svg")))),
    path("search/", search_page, name="search"),
    path("claims/", claims, name="claims"),
    path("claims/<int:pk>/", claim, name="claim"),
    path("claims/<int:pk>/drawing.svg", drawing, name="claim-drawing"),
    path("claims/<int:pk>/claim.jsonld", json_ld, name="claim-json-ld"),
    path("claims/<int:pk>/appearances.csv", table, name="claim-table"),
    path("match/", match, name="match"),
    path("changes/<int:pk>/", changes, name="changes"),
    path("claims/<int:pk>/judge/", judge, name="judge"),
    path("judgements/<int:pk>/", judgement, name="judgement"),
    path("articles/<int:pk>/", article, name="article"),
    path("sources/<int:pk>/", source, name="source"),
    path("reviews/", reviews, name="reviews"),
    path("reviews/files/<str:sha256>/<str:name>", evidence_file, name="evidence-file"),
    path("reviews/<int:pk>/", review),
    path("reviews/<int:pk>/signed.json", signed, name="review-signed"),
    path("reviews/<int:pk>/correction/", correction_request, name="correction-request"),
    path("reviews/<int:pk>/<slug:slug>/", review, name="review"),
    path("corrections/", corrections, name="corrections"),
    path("corrections/requests/<str:ticket>/", ticket, name="ticket"),
    path("methodology/", methodology, name="methodology"),
    path("feeds/claimreview.json", claimreview, name="feed-claimreview"),
    path("feeds/reviews.atom", atom, name="feed-atom"),
    path("log/", log, name="log"),
    path("log/checkpoint", checkpoint, name="log-checkpoint"),
    path("log/key", key, name="log-key"),
    path("log/leaves", leaves, name="log-leaves"),
    path("log/proof", proof, name="log-proof"),
    path("log/consistency", consistency, name="log-consistency"),
    *account,
    *desk,
]
