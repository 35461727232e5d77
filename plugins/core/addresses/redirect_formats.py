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


# -- Netlify, Cloudflare Pages, GitLab Pages: one form, read in three ways ------------------------


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
    for rule in sorted(rules, key=lambda rule: (not rule.query, rule)):
        if rule.query:
            lines.append(f'RewriteCond "%{{QUERY_STRING}}" "^{_regex(rule.query)}$"\n')
        target = (
            encoded_address(base, rule.target).replace("%", "\\%").replace("$", "\\$")
            if rule.target
            else "-"
        )
        flags = ("R=301,NE,L" + (",QSD" if rule.query else "")) if rule.target else "G"
        lines.append(f'RewriteRule "^{_regex(rule.path[1:])}$" "{target}" [{flags}]\n')
    return "".join([*lines, "</IfModule>\n"])


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


def write_iis(rules: Sequence[Rule], base: str) -> str:
    """Write `web.config` with tables for the URL Rewrite module.

    Their keys are the path below the folder of the site, letter by letter.
    """
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
    routes = [
        {
            "route": base + rule.path,
            **(
                {"redirect": encoded_address(base, rule.target), "statusCode": 301}
                if rule.target
                else {"statusCode": 410}
            ),
        }
        for rule in rules
    ]
    listed = ",\n".join(json.dumps(route, separators=(",", ":")) for route in routes)
    not_found = f'"responseOverrides":{{"404":{{"rewrite":"{base}/404.html"}}}}'
    return f'{{"routes":[\n{listed}\n],\n{not_found}}}\n'


def azure_can(rule: Rule) -> bool:
    """Return whether Azure can be told a redirect.

    How it compares other characters its documentation does not say.
    """
    return not rule.query and re.fullmatch(r"[A-Za-z0-9/._~-]+", rule.path) is not None
