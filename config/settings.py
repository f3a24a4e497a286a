"""Every setting of the product, read from the environment (docs/operations.md lists it all)."""

from pathlib import Path
from typing import Any

import environ
import pghistory
import pgtrigger
from csp.constants import NONCE, NONE, SELF
from django.templatetags.static import static

from config.address import site_url
from config.colours import PRIMARY
from config.database.settings import database_settings, replica_settings
from config.operating.logs import logging_settings
from config.outgoing import openings, user_agent
from config.post import post_office
from config.reviewing import signatures
from config.secrets import local_log_key, local_secret_key
from config.switches import switch

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

DEBUG = switch(env, "DEBUG")
SECRET_KEY_GIVEN = bool(env.str("SECRET_KEY", default=""))
SECRET_KEY = env.str("SECRET_KEY", default="") or local_secret_key(VAR_DIR)
# Former keys: what they signed or encrypted is still read, and nothing new is.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_NAME = env.str("SITE_NAME", default="Second Source")

# Where readers find this installation: the beginning of every address that leaves it.
SITE_URL = site_url(env.str("SITE_URL", default=""), env.str("PORT", default=""))
# Who publishes its reviews, how many people besides the authors sign one, and under which terms.
ORGANISATION = env.str("ORGANISATION", default=SITE_NAME)
REVIEW_SIGNATURES = signatures(env.int("REVIEW_SIGNATURES", default=1))
REVIEW_LICENSE = env.str("REVIEW_LICENSE", default="")
# Under which terms everything else goes out in exports.
DATA_LICENSE = env.str("DATA_LICENSE", default="none given: all rights reserved")

# For how many days the feed of changes remembers; 0 keeps all of it.
CHANGES_KEPT_DAYS = env.int("CHANGES_KEPT_DAYS", default=180)

# What signs the checkpoints of the public log, kept outside of the database, and what it is called.
LOG_KEY_GIVEN = bool(env.str("LOG_KEY", default=""))
LOG_KEY = env.str("LOG_KEY", default="") or local_log_key(VAR_DIR)
LOG_ORIGIN = env.str("LOG_ORIGIN", default="")
# Where `manage.py log checkpoint --keep` adds checkpoints, and `log verify` looks for them.
LOG_KEPT = VAR_DIR / "log_checkpoints"
# Where backups are kept (docs/operations.md): best on another disk.
BACKUP_DIR = Path(env.str("BACKUP_DIR", default="") or VAR_DIR / "backups")

# What pages are fetched as, and which networks that the table of addresses closes are open.
FETCH_USER_AGENT = user_agent(BASE_DIR, env.str("FETCH_CONTACT", default=""))
FETCH_ALLOWED_NETWORKS = openings(env.list("FETCH_ALLOWED_NETWORKS", default=[]))
# To which of these networks webhooks may be sent, over http as well; everywhere else it is https.
WEBHOOK_ALLOWED_NETWORKS = openings(
    env.list("WEBHOOK_ALLOWED_NETWORKS", default=[]), "WEBHOOK_ALLOWED_NETWORKS"
)

INSTALLED_APPS = [
    "config",
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "config.apps.SiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "allauth.account",
    "allauth.mfa",
    "accounts",
    "sources",
    "claims",
    "reviews",
    "web",
    "seeds",
]

MIDDLEWARE = [
    "accounts.requests.RequestIdMiddleware",
    "config.operating.measured.MeasuredMiddleware",
    "config.operating.probes.ProbesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.policy.PolicyMiddleware",
    "config.cookies.CleanCookiesMiddleware",
    "config.admission.AdmissionMiddleware",
    "config.replica.ReplicaMiddleware",
    "config.nobody.NobodyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.second_factor.SecondFactorMiddleware",
    "config.messages.PageMessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "config.policy.AdminPolicyMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "web.context.site",
            ],
            "builtins": ["web.templatetags.addresses", "web.templatetags.mentions"],
        },
    },
]

DATABASES = {"default": database_settings(env, VAR_DIR), **replica_settings(env)}
# Readers are not shown what may be older than so many seconds.
REPLICA_MOST_SECONDS = env.float("REPLICA_MOST_SECONDS", default=5.0)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["accounts.backend.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
CSRF_FAILURE_VIEW = "config.handlers.csrf_failure"

TOKENS = "django.contrib.auth.tokens"

# Signing in: by name or e-mail address, and nobody makes an account without being invited.
ACCOUNT_ADAPTER = "web.account.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Django's own: what makes the links in letters, in web and worker alike.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = f"{TOKENS}.PasswordResetTokenGenerator"
ACCOUNT_SESSION_REMEMBER = True
PASSWORD_RESET_TIMEOUT = 86_400  # seconds: a day
# What is tried too often is counted in the database (accounts/services/signing_in.py).
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = False
MFA_ADAPTER = "web.account.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "web.account.forms.CodeForm",
    "reauthenticate": "web.account.forms.CodeAgainForm",
    "activate_totp": "web.account.forms.ActivateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RATE_LIMITS = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
# Whether those with a role must have a second factor before the desk, the admin, and any change.
REQUIRE_SECOND_FACTOR = switch(env, "REQUIRE_SECOND_FACTOR")

# Without EMAIL_URL letters are written to the console, so that nothing leaves by mistake.
POST = post_office(env)
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = POST.backend, POST.host, POST.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = POST.user, POST.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_FILE_PATH = POST.starts_tls, POST.is_tls, POST.folder
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="second-source@localhost")
EMAIL_TIMEOUT = 20  # seconds

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
FORMAT_MODULE_PATH = "config.formats"
USE_TZ = True

STATIC_URL = "static/"
# Without STATIC_ROOT nothing needs collecting: files are served from where they lie.
STATIC_ROOT = env.str("STATIC_ROOT", default=None)
WHITENOISE_USE_FINDERS = STATIC_ROOT is None

# The largest text that is read (sources/services/extracting/limits.py), and what is told beside it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000  # bytes

# With LOG_LINES each request and each job is one line of JSON on the console, errors included.
LOG_LINES = switch(env, "LOG_LINES")
LOGGING = logging_settings(lines=LOG_LINES)
# Whether the id of a request is the one that a proxy in front has given it in X-Request-ID.
REQUEST_ID_FROM_PROXY = switch(env, "REQUEST_ID_FROM_PROXY")

# Who may read /metrics: this machine, or with a token whoever brings it.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
# When /readyz says no: a job waits for longer than so many seconds (0 for ever), so little disk left.
READY_QUEUE_SECONDS = env.int("READY_QUEUE_SECONDS", default=3600)
READY_DISK_BYTES = env.int("READY_DISK_BYTES", default=500_000_000)
# Requests that one process answers at once, further ones wait a moment; `manage.py serve` sets it.
REQUESTS_AT_ONCE = env.int("REQUESTS_AT_ONCE", default=0)
# Requests of a process that may wait to be let in: where more come, the others would wait for a thread,
# unseen and for ever longer, so they are told at once.
REQUESTS_WAITING = 8

SESSION_COOKIE_HTTPONLY = True
SESSION_ENGINE = "accounts.sessions"
# Behind a proxy that ends TLS and says so: everything that only makes sense there, in one switch.
HTTPS = env.bool("HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# Whoever balances load asks a machine by its number and without TLS.
SECURE_REDIRECT_EXEMPT = ["^livez$", "^readyz$", "^metrics$"]
# What other names below this domain do, and whether browsers are told of it for good, is not ours
# to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "style-src": [SELF],
        "script-src": [SELF, NONCE],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# What compares the meanings of claims besides their words: minilm, or nothing (docs/matching.md).
MATCHING_MODEL = env.str("MATCHING_MODEL", default="")

# Whether public records are read without signing in, and how many requests a minute one caller may
# make: a token or a person, and an address. Zero means no limit.
API_ANONYMOUS_READS = env.bool("API_ANONYMOUS_READS", default=True)
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=1200)
API_ANONYMOUS_REQUESTS_PER_MINUTE = env.int("API_ANONYMOUS_REQUESTS_PER_MINUTE", default=300)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.authentication.TokenAuthentication",
        "accounts.api.authentication.BrowserAuthentication",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["accounts.api.throttles.RateThrottle"],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.api.permissions.AnybodyReads"],
    "EXCEPTION_HANDLER": "accounts.api.problems.problem_response",
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "accounts.api.negotiation.Negotiation",
    "DEFAULT_PARSER_CLASSES": ["accounts.api.parsers.LimitedJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Second Source",
    "DESCRIPTION": "Claims, who says them where, and how well they are sourced.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "accounts.api.contract.with_what_all_share",
        "accounts.api.parts.with_parts",
        "accounts.api.links.with_links",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SERVE_AUTHENTICATION": None,
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
    "ENUM_NAME_OVERRIDES": {
        "ChangedKind": "accounts.domain.vocabulary.ChangedKind",
        "Happening": "accounts.domain.vocabulary.Happening",
        "WebhookState": "accounts.domain.vocabulary.WebhookState",
        "DeliveryState": "accounts.domain.vocabulary.DeliveryState",
        "SourceKind": "sources.domain.vocabulary.SourceKind",
        "SourceStatus": "sources.domain.vocabulary.RecordStatus",
        "SourceNameKind": "sources.domain.vocabulary.NameKind",
        "SourceTieKind": "sources.domain.vocabulary.TieKind",
        "Judgement": "sources.domain.vocabulary.Judgement",
        "Decision": "sources.api.article_bodies.DECISIONS",
        "MergeKind": "sources.domain.vocabulary.MergeKind",
        "ArticleStatus": "sources.domain.vocabulary.ArticleStatus",
        "ArticleUrlKind": "sources.domain.vocabulary.UrlKind",
        "ArticleLinkKind": "sources.domain.vocabulary.LinkKind",
        "TextRights": "sources.domain.vocabulary.TextRights",
        "SearchedKind": "web.reading.search.NAMES",
        "SearchFilter": "web.reading.search.FILTERS",
        "ClaimKind": "claims.domain.vocabulary.ClaimKind",
        "ClaimStatus": "claims.domain.vocabulary.ClaimStatus",
        "Stance": "claims.domain.vocabulary.Stance",
        "Basis": "claims.domain.vocabulary.Basis",
        "AppearanceStatus": "claims.domain.vocabulary.AppearanceStatus",
        "AttributionKind": "claims.domain.vocabulary.AttributionKind",
        "ClaimRelationKind": "claims.domain.vocabulary.RelationKind",
        "OriginKind": "claims.domain.vocabulary.OriginKind",
        "DateBasis": "sources.domain.vocabulary.DateBasis",
        "ReviewState": "reviews.domain.vocabulary.ReviewState",
        "ReviewStatus": "reviews.api.public.PublicStatus",
        "RatingClass": "reviews.domain.vocabulary.RatingClass",
        "EvidenceStance": "reviews.domain.vocabulary.EvidenceStance",
        "CorrectionKind": "reviews.domain.vocabulary.CorrectionKind",
        "CorrectionRequestState": "reviews.domain.vocabulary.RequestState",
        "EvidenceGround": "reviews.api.contents.KINDS",
        "MergedNameKind": "sources.api.merge_bodies.KNOWN_AS",
        "ReviewAction": "reviews.domain.actions.Action",
        "FigureAgreement": "claims.domain.measurements.Agreement",
        "ImportOutcome": "reviews.domain.claimreview.importing.Outcome",
        "Certainty": "sources.domain.vocabulary.Certainty",
        "Checkability": "claims.domain.vocabulary.Checkability",
        "Comparator": "claims.domain.vocabulary.Comparator",
        "SignatureFate": "reviews.domain.vocabulary.Fate",
        "Force": "claims.domain.vocabulary.Force",
        "Genre": "sources.domain.vocabulary.Genre",
        "Held": "sources.domain.vocabulary.Held",
        "IngestionOutcome": "sources.domain.vocabulary.Outcome",
        "CorroborationLabel": "claims.domain.vocabulary.Label",
        "MatchState": "reviews.domain.vocabulary.MatchState",
        "FileMediaType": "reviews.domain.vocabulary.MediaType",
        "LinkMethod": "sources.domain.vocabulary.LinkMethod",
        "BulkMode": "accounts.api.writing.BulkMode",
        "ReviewRole": "reviews.domain.vocabulary.Part",
        "QuarantineState": "reviews.domain.vocabulary.QuarantineState",
        "FigureRelation": "claims.domain.corroboration.figure_block.FigureRelation",
        "CreditRole": "sources.domain.vocabulary.CreditRole",
        "IdentifierScheme": "sources.domain.vocabulary.IdentifierScheme",
        "ClaimReviewSeverity": "reviews.domain.claimreview.problems.Severity",
        "Statistic": "claims.domain.vocabulary.Statistic",
        "SamenessVerdict": "claims.domain.vocabulary.Verdict",
        "Wording": "claims.domain.vocabulary.Wording",
    },
}

PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="history")
PGHISTORY_LEVEL: pgtrigger.Level = pgtrigger.Statement

# Seconds without a sign of life after which a worker counts as gone and its jobs are taken over.
# Below it: the database ends a transaction that is idle for 60 seconds (config/database/settings).
WORKER_SILENCE = env.float("WORKER_SILENCE", default=100.0)

UNFOLD = {
    "SITE_TITLE": SITE_NAME,
    "SITE_HEADER": SITE_NAME,
    "SITE_SYMBOL": "fact_check",
    "SCRIPTS": ["config.site.names_of_pickers"],
    "SHOW_HISTORY": True,
    "COLORS": {"primary": PRIMARY},
    "STYLES": [lambda _: static("accounts/admin.css")],
    "DASHBOARD_CALLBACK": "config.overview.fill",
    "SIDEBAR": {"navigation": "config.navigation.sidebar"},
}
