"""Patterns that several records of this app check their text against."""

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""A BCP 47 language tag, such as `en` or `zh-Hant`."""

COUNTRY_PATTERN = r"^[A-Z]{2}$"
"""An ISO 3166 two-letter country code."""

SHA256_PATTERN = r"^[0-9a-f]{64}$"
"""A SHA-256 in lower-case hexadecimal."""
