"""Where the forms in the browser store the texts: the backend of Decap CMS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from plugins.core.writing.form_fields import View

__all__ = ["backend_of", "form_policy"]


# -- the backend ----------------------------------------------------------------------------------

_SERVICES = {
    "gitlab": ("https://gitlab.com", "/api/v4", ("app_id",)),
    "gitea": ("", "/api/v1", ("base_url", "app_id")),
    "github": ("", "", ("base_url",)),
    "proxy": ("", "", ("proxy_url",)),
}
"""For each service of Decap: where it is when nothing is said, where its interface is, and what
must be said besides the repository."""
_OPTIONAL = ("branch", "base_url", "app_id", "auth_endpoint")
_GITHUB = "https://api.github.com"
_MESSAGES = {
    "create": "Nieuw: {{collection}} {{slug}}",
    "update": "Gewijzigd: {{collection}} {{slug}}",
    "delete": "Verwijderd: {{collection}} {{slug}}",
    "uploadMedia": "Foto of bestand erbij: {{path}}",
    "deleteMedia": "Foto of bestand weg: {{path}}",
}


def backend_of(settings: Mapping[str, str]) -> View:
    """Return Decap's backend for the setting FORMS.

    Args:
        settings: `backend` (gitlab, gitea, github, or proxy for a folder of this machine), `repo`,
            and what that service asks.

    Raises:
        ValueError: something is missing or unknown; the message is for the maintainer.
    """
    name = settings.get("backend", "")
    if name not in _SERVICES:
        raise ValueError(f"FORMS noemt “{name}” als backend. Kies uit: gitlab, gitea, github.")
    home, interface, asked = _SERVICES[name]
    needed = asked if name == "proxy" else ("repo", *asked)
    missing = [key for key in needed if not settings.get(key)]
    unknown = sorted(set(settings) - {"backend", *needed, *_OPTIONAL})
    if missing or unknown:
        raise ValueError(
            f"In FORMS ontbreekt “{missing[0]}”." if missing else f"FORMS kent “{unknown[0]}” niet."
        )
    if name == "proxy":
        return {"name": name, "proxy_url": settings["proxy_url"]}
    told = {key: value for key, value in settings.items() if key != "backend"}
    base = settings.get("base_url", home).rstrip("/")
    reached = {"base_url": base, "api_root": base + interface} if interface else {}
    # Without the main branch named, Decap takes `master`.
    return {
        "name": name,
        "branch": "main",
        **told,
        **reached,
        **({"auth_type": "pkce"} if name == "gitlab" else {}),
        "commit_messages": _MESSAGES,
    }


def form_policy(backend: Mapping[str, Any]) -> str:
    """Return the content security policy (level 3) of the page with the forms.

    It allows files of this site, and the service that stores the texts.

    Decap writes its styles into the page, compiles the check of its configuration while it starts
    (Ajv), and shows pictures that are not saved yet from memory.
    """
    address = backend.get("proxy_url") or backend.get("api_root") or _GITHUB
    parts = urlsplit(address)
    return (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
        " img-src 'self' blob: data:; font-src 'self'; manifest-src 'self'; connect-src 'self'"
        f" blob: {parts.scheme}://{parts.netloc}; form-action 'none'; base-uri 'none'"
    )
