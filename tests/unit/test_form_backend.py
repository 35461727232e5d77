"""The backend of the forms, and what their page may reach."""

from __future__ import annotations

import re

import pytest

from plugins.core.writing.form_backend import backend_of, form_policy

LOCAL = {"backend": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (LOCAL, {"name": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1"}),
        (
            {"backend": "gitlab", "repo": "dtz/site", "app_id": "a1"},
            {
                "name": "gitlab",
                "branch": "main",
                "repo": "dtz/site",
                "app_id": "a1",
                "base_url": "https://gitlab.com",
                "api_root": "https://gitlab.com/api/v4",
                "auth_type": "pkce",
            },
        ),
        (
            {
                "backend": "gitea",
                "repo": "dtz/site",
                "app_id": "a1",
                "base_url": "https://git.voorbeeld.nl/",
                "branch": "live",
            },
            {
                "name": "gitea",
                "branch": "live",
                "repo": "dtz/site",
                "app_id": "a1",
                "base_url": "https://git.voorbeeld.nl",
                "api_root": "https://git.voorbeeld.nl/api/v1",
            },
        ),
        (
            {"backend": "github", "repo": "dtz/site", "base_url": "https://inloggen.voorbeeld.nl"},
            {
                "name": "github",
                "branch": "main",
                "repo": "dtz/site",
                "base_url": "https://inloggen.voorbeeld.nl",
            },
        ),
    ],
)
def test_each_service_is_told_what_it_asks(settings: dict[str, str], expected: dict[str, str]):
    """The words are those of Decap's documentation for each backend."""
    backend = backend_of(settings)
    messages = backend.pop("commit_messages", {})
    assert backend == expected
    assert bool(messages) == (settings is not LOCAL)


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (
            {"backend": "gitlap"},
            "FORMS noemt “gitlap” als backend. Kies uit: gitlab, gitea, github.",
        ),
        ({"backend": "gitlab", "repo": "a/b"}, "In FORMS ontbreekt “app_id”."),
        ({"backend": "github", "repo": "a/b"}, "In FORMS ontbreekt “base_url”."),
        (
            {"backend": "gitlab", "repo": "a/b", "app_id": "x", "tak": "main"},
            "FORMS kent “tak” niet.",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(settings: dict[str, str], text: str):
    """The maintainer reads what is wrong."""
    with pytest.raises(ValueError, match=re.escape(text)):
        backend_of(settings)


@pytest.mark.parametrize(
    ("settings", "origin"),
    [
        (LOCAL, "http://127.0.0.1:8081"),
        ({"backend": "gitlab", "repo": "a/b", "app_id": "x"}, "https://gitlab.com"),
        (
            {
                "backend": "gitea",
                "repo": "a/b",
                "app_id": "x",
                "base_url": "https://git.voorbeeld.nl:3000",
            },
            "https://git.voorbeeld.nl:3000",
        ),
        (
            {"backend": "github", "repo": "a/b", "base_url": "https://inloggen.voorbeeld.nl"},
            "https://api.github.com",
        ),
    ],
)
def test_the_page_may_reach_this_site_and_its_service_alone(settings: dict[str, str], origin: str):
    """The policy allows nothing else, and other sites can change neither its base nor its forms."""
    policy = dict(
        part.strip().split(" ", 1) for part in form_policy(backend_of(settings)).split(";")
    )
    assert policy["connect-src"] == f"'self' blob: {origin}"
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert {source for value in policy.values() for source in value.split() if ":" in source} == {
        "blob:",
        "data:",
        origin,
    }
