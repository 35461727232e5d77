"""The hosts that redirects can be written for: which file, what it can say, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from plugins.core.addresses.redirect_formats import (
    azure_can,
    iis_can,
    nginx_can,
    write_apache,
    write_azure,
    write_iis,
    write_nginx,
    write_underscore,
    write_underscore_unencoded,
)
from plugins.core.addresses.redirect_rules import Rule, is_plain

__all__ = ["HOSTS", "Host", "RedirectFile", "redirect_file"]


KIB = 1024


@dataclass(frozen=True)
class Host:
    """What one host takes."""

    label: str
    """Its name in messages."""
    file: str
    """Address of its file in the tree."""
    write: Callable[[Sequence[Rule], str], str]
    """Returns the text of the file for rules and the path of the site."""
    can: Callable[[Rule], bool]
    """Returns whether the host can be told this redirect."""
    says_gone: bool
    """It answers 410 for what was given up; elsewhere that is 404, since nothing is there."""
    files_win: bool = False
    """A page at the old address would be shown in place of the redirect, so none is written."""
    max_rules: int = 0
    max_bytes: int = 0
    """0 = no limit is known."""
    max_line: int = 0


@dataclass(frozen=True)
class RedirectFile:
    """The file for a host, and what is wrong with it."""

    address: str
    text: str
    excess: str
    """How it goes beyond what the host takes, for a message; empty when it does not."""
    unable: tuple[Rule, ...]
    """What the host cannot be told and would do otherwise."""


def redirect_file(host: Host, rules: Iterable[Rule], base: str) -> RedirectFile:
    """Write the file of a host.

    Args:
        host: the host that gets it.
        rules: all redirects of the site.
        base: the path of the site's own address without a slash at the end: empty, or `/site`.
    """
    rules = sorted(rules)
    written = [rule for rule in rules if host.can(rule) and (rule.target or host.says_gone)]
    text = host.write(written, base)
    # What was given up by its query alone would be redirected with the rest of its path.
    led = {rule.path for rule in written if rule.target}
    unable = tuple(
        rule for rule in rules if not host.can(rule) and (rule.target or rule.path in led)
    )
    return RedirectFile(host.file, text, _excess(host, len(written), text), unable)


def _excess(host: Host, count: int, text: str) -> str:
    """Explain how a file goes beyond what its host takes."""
    size = len(text.encode("utf-8"))
    if host.max_rules and count > host.max_rules:
        return f"{count} omleidingen; {host.label} neemt er hoogstens {host.max_rules}"
    if host.max_bytes and size > host.max_bytes:
        return (
            f"{-(-size // KIB)} KB aan omleidingen; {host.label} neemt hoogstens"
            f" {host.max_bytes // KIB} KB"
        )
    longest = max((len(line) for line in text.splitlines()), default=0)
    if host.max_line and longest > host.max_line:
        return (
            f"een omleiding van {longest} tekens; {host.label} neemt hoogstens {host.max_line}"
            " tekens per regel"
        )
    return ""


HOSTS: dict[str, Host] = {
    "netlify": Host(
        "Netlify", "/_redirects", write_underscore, is_plain, says_gone=False, files_win=True
    ),
    "cloudflare": Host(
        "Cloudflare Pages",
        "/_redirects",
        write_underscore,
        is_plain,
        says_gone=False,
        max_rules=2000,
        max_line=1000,
    ),
    "gitlab": Host(
        "GitLab Pages",
        "/_redirects",
        write_underscore_unencoded,
        lambda rule: is_plain(rule) and not re.search(r"[\s%#?]", rule.path),
        says_gone=False,
        files_win=True,
        max_rules=1000,
        max_bytes=64 * KIB,
    ),
    "nginx": Host("nginx", "/nginx-redirects.conf", write_nginx, nginx_can, says_gone=True),
    "apache": Host("Apache", "/.htaccess", write_apache, lambda rule: True, says_gone=True),
    "iis": Host("IIS", "/web.config", write_iis, iis_can, says_gone=True, max_bytes=250 * KIB),
    "azure": Host(
        "Azure Static Web Apps",
        "/staticwebapp.config.json",
        write_azure,
        azure_can,
        says_gone=True,
        max_bytes=20 * KIB,
    ),
}
"""The hosts that SITEHOST may name."""
