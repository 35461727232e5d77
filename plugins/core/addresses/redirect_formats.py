"""The format in which each host reads redirects.

Sources, looked up on 2026-11-21: docs.netlify.com (Redirects and rewrites),
developers.cloudflare.com (Pages, Redirects), docs.gitlab.com (GitLab Pages redirects) and the
checks of gitlab-pages, learn.microsoft.com (Configure Azure Static Web Apps; URL Rewrite Module;
web.config is read up to 250 KB), nginx.org (`location`, `return`), httpd.apache.org (mod_rewrite).
A host is asked for nothing that its documentation does not promise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import quoteattr

from plugins.core.addresses.redirect_rules import Rule, encoded_address

__all__ = [
    "azure_can",
    "iis_can",
    "nginx_can",
    "write_apache",
    "write_azure",
    "write_iis",
    "write_nginx",
    "write_underscore",
    "write_underscore_unencoded",
]


# -- Netlify, Cloudflare Pages, GitLab Pages: one format, read in three ways ----------------------


def write_underscore(rules: Sequence[Rule], base: str) -> str:
    """Write `_redirects`: one line for each, old address, new address, 301."""
    return "".join(
        f"{encoded_address(base, rule.path)} {encoded_address(base, rule.target)} 301\n"
        for rule in rules
    )


def write_underscore_unencoded(rules: Sequence[Rule], base: str) -> str:
    """Write `_redirects` for GitLab, which compares with the path it has decoded."""
    return "".join(
        f"{base}{rule.path} {encoded_address(base, rule.target)} 301\n" for rule in rules
    )


# -- nginx ----------------------------------------------------------------------------------------


def write_nginx(rules: Sequence[Rule], base: str) -> str:
    """Write a file to include in `server`.

    It has an exact location for each path, which nginx looks up before any other, and no table
    whose size must be set.
    """
    lines = [
        (
            "# Include this file in the server block of the site; run nginx -t and reload after"
            " each publication.\n"
        ),
        f"error_page 404 410 {base}/404.html;\n",
    ]
    lines.extend(_nginx_location(path, at, base) for path, at in _by_path(rules))
    return "".join(lines)


def _nginx_location(path: str, rules: Sequence[Rule], base: str) -> str:
    """Write the location of one path, with a condition for each query."""
    inside = "".join(
        f" if ($args = {_nginx_text(rule.query)}) {{ {_nginx_answer(rule, base, '')} }}"
        for rule in rules
        if rule.query
    )
    answers = (_nginx_answer(rule, base, "$is_args$args") for rule in rules if not rule.query)
    plain = next(answers, "")
    return f"location = {_nginx_text(base + path)} {{{inside}{' ' + plain if plain else ''} }}\n"


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
        f"return 301 {encoded_address(base, rule.target).replace('$', '%24')}{query};"
        if rule.target
        else "return 410;"
    )


def nginx_can(rule: Rule) -> bool:
    """Return whether nginx can be told a redirect."""
    return "$" not in rule.query


# -- Apache ---------------------------------------------------------------------------------------


def write_apache(rules: Sequence[Rule], base: str) -> str:
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
    ordered = sorted(rules, key=lambda rule: (not rule.query, rule))
    lines.extend(_apache_rule(rule, base) for rule in ordered)
    return "".join([*lines, "</IfModule>\n"])


def _apache_rule(rule: Rule, base: str) -> str:
    condition = f'RewriteCond "%{{QUERY_STRING}}" "^{_regex(rule.query)}$"\n' if rule.query else ""
    target, flags = "-", "G"
    if rule.target:
        target = encoded_address(base, rule.target).replace("%", "\\%").replace("$", "\\$")
        flags = "R=301,NE,L,QSD" if rule.query else "R=301,NE,L"
    return f'{condition}RewriteRule "^{_regex(rule.path[1:])}$" "{target}" [{flags}]\n'


def _regex(text: str) -> str:
    """Return a pattern that matches this text alone.

    mod_rewrite reads quotes in its own way, so a pattern holds none.
    """
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


_IIS_TABLES = {
    "MovedQuery": (True, True),
    "GoneQuery": (False, True),
    "Moved": (True, False),
    "Gone": (False, False),
}
"""Each table, and whether its rules have a target and a query."""


def _iis_rule(name: str) -> str:
    """Write the rule that looks up an address in a table."""
    moved, query = _IIS_TABLES[name]
    action = _IIS_MOVED.format(append="false" if query else "true") if moved else _IIS_GONE
    key = "{R:0}?{QUERY_STRING}" if query else "{R:0}"
    return _IIS_RULE.format(name=name, map=name, key=key, action=action)


def write_iis(rules: Sequence[Rule], base: str) -> str:
    """Write `web.config` with tables for the URL Rewrite module.

    Their keys are the path below the folder of the site, letter by letter.
    """
    tables = {
        name: [rule for rule in rules if (bool(rule.target), bool(rule.query)) == held]
        for name, held in _IIS_TABLES.items()
    }
    maps = "".join(_iis_map(name, held, base) for name, held in tables.items() if held)
    named = "".join(_iis_rule(name) for name, held in tables.items() if held)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n  <system.webServer>\n   '
        f" <rewrite>\n      <rewriteMaps>\n{maps}      </rewriteMaps>\n      <rules>\n{named}     "
        " </rules>\n    </rewrite>\n  </system.webServer>\n</configuration>\n"
    )


def _iis_map(name: str, rules: Iterable[Rule], base: str) -> str:
    """Write one table.

    Letter case counts, else an address that differs in case alone would redirect to itself for
    ever.
    """
    lines = "".join(
        f"          <add key={quoteattr(rule.shown[1:])}"
        f" value={quoteattr(encoded_address(base, rule.target) if rule.target else 'gone')} />\n"
        for rule in rules
    )
    return (
        f'        <rewriteMap name="{name}" defaultValue="" ignoreCase="false">\n{lines}       '
        " </rewriteMap>\n"
    )


def iis_can(rule: Rule) -> bool:
    """Return whether IIS can be told a redirect."""
    return "}" not in rule.shown


# -- Azure Static Web Apps ------------------------------------------------------------------------


def write_azure(rules: Sequence[Rule], base: str) -> str:
    """Write `staticwebapp.config.json`, one rule on a line; redirects are 302 by default."""
    routes = (_azure_route(rule, base) for rule in rules)
    listed = ",\n".join(json.dumps(route, separators=(",", ":")) for route in routes)
    not_found = f'"responseOverrides":{{"404":{{"rewrite":"{base}/404.html"}}}}'
    return f'{{"routes":[\n{listed}\n],\n{not_found}}}\n'


def _azure_route(rule: Rule, base: str) -> dict[str, str | int]:
    route = base + rule.path
    if not rule.target:
        return {"route": route, "statusCode": 410}
    return {"route": route, "redirect": encoded_address(base, rule.target), "statusCode": 301}


def azure_can(rule: Rule) -> bool:
    """Return whether Azure can be told a redirect.

    How it compares other characters its documentation does not say.
    """
    return not rule.query and re.fullmatch(r"[A-Za-z0-9/._~-]+", rule.path) is not None
