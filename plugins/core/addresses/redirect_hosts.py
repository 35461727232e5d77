"""The redirects of the site in the form each host reads: which file, what it can say, and how much of it.

Sources, looked up on 2026-11-21: docs.netlify.com (Redirects and rewrites),
developers.cloudflare.com (Pages, Redirects), docs.gitlab.com (GitLab Pages redirects) and the
checks of gitlab-pages, learn.microsoft.com (Configure Azure Static Web Apps; URL Rewrite Module;
web.config is read up to 250 KB), nginx.org (`location`, `return`), httpd.apache.org (mod_rewrite).
What no documentation promises a host is not asked of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

__all__ = ["HOSTS", "Host", "RedirectFile", "Rule", "page_address", "redirect_file"]

KIB = 1024
_SAFE = "/~!$&'()+,;=@"
"""Signs that a path may hold as they are (RFC 3986) and that mean nothing to any host."""


@dataclass(frozen=True, order=True)
class Rule:
    """What becomes of an address at which nothing stands.

    Args:
        path: begins with a slash, below the address of the site, letters as people read them (not
            %C3%AB).
        query: what follows the question mark, as a browser sends it; empty = any.
        target: the living address it leads to; empty = given up.
    """

    path: str
    query: str = ""
    target: str = ""

    @property
    def shown(self) -> str:
        """The address as a person types it."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True)
class Host:
    """What one host takes."""

    label: str
    """Its name in messages."""
    file: str
    """Address of its file in the tree."""
    write: Callable[[Sequence[Rule], str], str]
    """Gives the text of the file for rules and the path below which the site stands."""
    can: Callable[[Rule], bool]
    """Tells whether the host can be told this redirect."""
    says_gone: bool
    """It answers 410 for what was given up; elsewhere that is 404, since nothing stands there."""
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
        base: the path of the site's own address without a slash at the end: empty, or `/site`.
    """
    rules = sorted(rules)
    written = [rule for rule in rules if host.can(rule) and (rule.target or host.says_gone)]
    text = host.write(written, base)
    # What was given up by its query alone would be led on with the rest of its path.
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


def page_address(rule: Rule) -> str:
    """Return where a page can stand that leads on, for hosts that know no redirects; empty where none can.

    A folder's page answers without its slash as well. A `.php` without PHP is a download, and a
    query reaches no file.
    """
    last = rule.path.rpartition("/")[2]
    if (
        rule.query
        or not rule.target
        or not re.fullmatch(r"/[^\\:*?\"<>|\x00-\x1f]*", rule.path)
        or ".." in rule.path.split("/")
    ):
        return ""
    if not last or last.endswith((".html", ".htm")):
        return rule.path
    return "" if "." in last else rule.path + "/"


def _encoded(base: str, address: str) -> str:
    """Return an address as it stands in a header of HTTP."""
    return base + quote(address, safe=_SAFE)


def _plain(rule: Rule) -> bool:
    """Return whether a rule is a path without signs that mean something in `_redirects`."""
    return not rule.query and not re.search(r"[*:]", rule.path)


# -- Netlify, Cloudflare Pages, GitLab Pages: one form, read in three ways ------------------------


def _underscore(rules: Sequence[Rule], base: str) -> str:
    """Write `_redirects`: one line for each, old address, new address, 301."""
    return "".join(
        f"{_encoded(base, rule.path)} {_encoded(base, rule.target)} 301\n" for rule in rules
    )


def _underscore_unencoded(rules: Sequence[Rule], base: str) -> str:
    """Write `_redirects` for GitLab, which compares with the path it has decoded."""
    return "".join(f"{base}{rule.path} {_encoded(base, rule.target)} 301\n" for rule in rules)


# -- nginx ----------------------------------------------------------------------------------------


def _nginx(rules: Sequence[Rule], base: str) -> str:
    """Write a file to include in `server`: an exact location for each path, which nginx looks up before any other, and no table whose size must be set."""
    lines = [
        (
            "# Include this file in the server block of the site; run nginx -t and reload after"
            " each publication.\n"
        ),
        f"error_page 404 410 {base}/404.html;\n",
    ]
    for path, at in _by_path(rules):
        inside = "".join(
            f" if ($args = {_nginx_text(rule.query)}) {{ {_nginx_answer(rule, base, '')} }}"
            for rule in at
            if rule.query
        )
        plain = next(
            (_nginx_answer(rule, base, "$is_args$args") for rule in at if not rule.query), ""
        )
        lines.append(
            f"location = {_nginx_text(base + path)} {{{inside}{' ' + plain if plain else ''} }}\n"
        )
    return "".join(lines)


def _by_path(rules: Iterable[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    """Group rules by path, in order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.path, []).append(rule)
    yield from found.items()


def _nginx_text(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _nginx_answer(rule: Rule, base: str, query: str) -> str:
    return (
        f"return 301 {_encoded(base, rule.target).replace('$', '%24')}{query};"
        if rule.target
        else "return 410;"
    )


def _nginx_can(rule: Rule) -> bool:
    return "$" not in rule.query


# -- Apache ---------------------------------------------------------------------------------------


def _apache(rules: Sequence[Rule], base: str) -> str:
    """Write `.htaccess` for the folder of the site: patterns see the path below it.

    Without mod_rewrite the pages at old addresses remain.
    """
    page = f"{base}/404.html"
    lines = [
        f"ErrorDocument 404 {page}\n",
        f"ErrorDocument 410 {page}\n",
        "<IfModule mod_rewrite.c>\n",
        "RewriteEngine On\n",
    ]
    for rule in sorted(rules, key=lambda rule: (not rule.query, rule)):
        if rule.query:
            lines.append(f'RewriteCond "%{{QUERY_STRING}}" "^{_regex(rule.query)}$"\n')
        target = (
            _encoded(base, rule.target).replace("%", "\\%").replace("$", "\\$")
            if rule.target
            else "-"
        )
        flags = ("R=301,NE,L" + (",QSD" if rule.query else "")) if rule.target else "G"
        lines.append(f'RewriteRule "^{_regex(rule.path[1:])}$" "{target}" [{flags}]\n')
    return "".join([*lines, "</IfModule>\n"])


def _regex(text: str) -> str:
    """Return a text as a pattern that matches it alone. mod_rewrite reads quotes in its own way, so none stands in a pattern."""
    return re.sub(r"([\\.^$*+?()\[\]{}|])", r"\\\1", text).replace('"', r"\x22")


# -- IIS ------------------------------------------------------------------------------------------

_IIS_RULE = """\
        <rule name="{name}" stopProcessing="true">
          <match url=".*" />
          <conditions><add input="{{{map}:{key}}}" pattern="(.+)" /></conditions>
          {action}
        </rule>
"""
_IIS_MOVED = (
    '<action type="Redirect" url="{{C:1}}" redirectType="Permanent" appendQueryString="{append}" />'
)
_IIS_GONE = (
    '<action type="CustomResponse" statusCode="410" statusReason="Gone" statusDescription="Deze'
    ' pagina is vervallen." />'
)


def _iis(rules: Sequence[Rule], base: str) -> str:
    """Write `web.config` with tables for the URL Rewrite module; their keys are the path below the folder of the site, letter by letter."""
    with_query, paths = (
        [rule for rule in rules if rule.query],
        [rule for rule in rules if not rule.query],
    )
    tables = [
        (
            "MovedQuery",
            "{R:0}?{QUERY_STRING}",
            [rule for rule in with_query if rule.target],
            _IIS_MOVED.format(append="false"),
        ),
        (
            "GoneQuery",
            "{R:0}?{QUERY_STRING}",
            [rule for rule in with_query if not rule.target],
            _IIS_GONE,
        ),
        (
            "Moved",
            "{R:0}",
            [rule for rule in paths if rule.target],
            _IIS_MOVED.format(append="true"),
        ),
        ("Gone", "{R:0}", [rule for rule in paths if not rule.target], _IIS_GONE),
    ]
    maps = "".join(_iis_map(name, held, base) for name, _, held, _ in tables if held)
    named = "".join(
        _IIS_RULE.format(name=name, map=name, key=key, action=action)
        for name, key, held, action in tables
        if held
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n  <system.webServer>\n   '
        f" <rewrite>\n      <rewriteMaps>\n{maps}      </rewriteMaps>\n      <rules>\n{named}     "
        " </rules>\n    </rewrite>\n  </system.webServer>\n</configuration>\n"
    )


def _iis_map(name: str, rules: Iterable[Rule], base: str) -> str:
    """Write one table.

    Letter case counts, else an address that differs in case alone would lead to itself for ever.
    """
    lines = "".join(
        f"          <add key={quoteattr(rule.shown[1:])}"
        f" value={quoteattr(_encoded(base, rule.target) if rule.target else 'gone')} />\n"
        for rule in rules
    )
    return (
        f'        <rewriteMap name="{name}" defaultValue="" ignoreCase="false">\n{lines}       '
        " </rewriteMap>\n"
    )


def _iis_can(rule: Rule) -> bool:
    return "}" not in rule.shown


# -- Azure Static Web Apps ------------------------------------------------------------------------


def _azure(rules: Sequence[Rule], base: str) -> str:
    """Write `staticwebapp.config.json`, one rule on a line; its redirects are 302 unless they say 301."""
    routes = [
        {
            "route": base + rule.path,
            **(
                {"redirect": _encoded(base, rule.target), "statusCode": 301}
                if rule.target
                else {"statusCode": 410}
            ),
        }
        for rule in rules
    ]
    listed = ",\n".join(json.dumps(route, separators=(",", ":")) for route in routes)
    return f'{{"routes":[\n{listed}\n],\n"responseOverrides":{{"404":{{"rewrite":"{base}/404.html"}}}}}}\n'


def _azure_can(rule: Rule) -> bool:
    """Return whether Azure can be told; how it compares other letters and signs its documentation does not say."""
    return not rule.query and re.fullmatch(r"[A-Za-z0-9/._~-]+", rule.path) is not None


HOSTS: dict[str, Host] = {
    "netlify": Host("Netlify", "/_redirects", _underscore, _plain, says_gone=False, files_win=True),
    "cloudflare": Host(
        "Cloudflare Pages",
        "/_redirects",
        _underscore,
        _plain,
        says_gone=False,
        max_rules=2000,
        max_line=1000,
    ),
    "gitlab": Host(
        "GitLab Pages",
        "/_redirects",
        _underscore_unencoded,
        lambda rule: _plain(rule) and not re.search(r"[\s%#?]", rule.path),
        says_gone=False,
        files_win=True,
        max_rules=1000,
        max_bytes=64 * KIB,
    ),
    "nginx": Host("nginx", "/nginx-redirects.conf", _nginx, _nginx_can, says_gone=True),
    "apache": Host("Apache", "/.htaccess", _apache, lambda rule: True, says_gone=True),
    "iis": Host("IIS", "/web.config", _iis, _iis_can, says_gone=True, max_bytes=250 * KIB),
    "azure": Host(
        "Azure Static Web Apps",
        "/staticwebapp.config.json",
        _azure,
        _azure_can,
        says_gone=True,
        max_bytes=20 * KIB,
    ),
}
"""The hosts that SITEHOST may name."""
