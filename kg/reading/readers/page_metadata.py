"""What a page says of its article in its tags: JSON-LD, Open Graph, article:, citation_, Dublin Core, <time>, <link>.

Tags go before anything read off the text. A year in a copyright line is never a date.
schema.org/Article; ogp.me; the inclusion guidelines of Google Scholar (citation_); DCMI metadata terms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "parsely-title"),
    "date": (
        "article:published_time", "og:article:published_time", "citation_publication_date", "citation_date",
        "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date",
        "sailthru.date", "article.published", "published_time", "pubdate", "publishdate", "publish-date", "date",
    ),
    "author": ("citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "author",
               "article:author", "og:article:author"),
    "publisher": ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name"),
    "section": ("article:section", "og:article:section", "parsely-section", "section"),
    "url": ("og:url", "parsely-link"),
}  # fmt: skip
"""Names of <meta> for each key, the most certain first."""
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|PressRelease|ScholarlyArticle)$")
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.]?(?P<month>0[1-9]|1[0-2])[-/.]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_JSON = re.compile(r"application/ld\+json", re.IGNORECASE)
_CANONICAL = re.compile(r"\bcanonical\b", re.IGNORECASE)
_PAGE = re.compile(r"https?://[^/]+/.")
_LONGEST = 1_000_000
_MOST_AUTHORS = 8


def tagged(tree: HtmlElement) -> dict[str, str]:
    """Return what the tags of a page say of its article, by the keys of METADATA; nothing for what they do not say."""
    found = _of_json(tree)
    for key, names in _TAGS.items():
        if key not in found:
            values = next((values for name in names if (values := list(_meta(tree, name, key)))), [])
            if values:
                found[key] = ", ".join(values[:_MOST_AUTHORS]) if key == "author" else values[0]
    links = [link.get("href", "") for link in tree.iter("link") if _CANONICAL.search(link.get("rel", ""))]
    address = next((href for href in (*links, found.pop("url", "")) if _PAGE.match(href)), "")
    if address:
        found["url"] = address
    if "date" not in found and (day := _time(tree)):
        found["date"] = day
    return {key: " ".join(value.split()) for key, value in found.items() if value.strip()}


def _meta(tree: HtmlElement, name: str, key: str) -> Iterator[str]:
    """Yield the values of a <meta>, each once; a date as a day, an author only if it is no address."""
    seen: set[str] = set()
    for element in tree.iter("meta"):
        named = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = (element.get("content") or "").strip()
        if key == "date":
            value = _day(value)
        if named.casefold() != name or not value or value in seen or (key == "author" and "://" in value):
            continue
        seen.add(value)
        yield value


def _day(value: str) -> str:
    """“2024-05-14” of “2024-05-14T08:00:00Z”, of “2024/05/14”, of “20240514”; other forms as they are."""
    found = _DAY.match(value)
    return f"{found['year']}-{found['month']}-{found['day']}" if found else value


def _time(tree: HtmlElement) -> str:
    """Return the day of a <time> or other element that says of itself that it is the publication."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        told = element.get("datetime") or element.get("content") or ""
        sure = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if sure and _DAY.match(told):
            return _day(told)
    dated = [element for element in tree.iter("time") if _DAY.match(element.get("datetime") or "")]
    headed = [each for each in dated if any(above.tag == "header" for above in each.iterancestors())]
    in_article = [each for each in dated if any(above.tag == "article" for above in each.iterancestors())]
    days = {_day(each.get("datetime", "")) for each in headed or in_article}
    return days.pop() if len(days) == 1 else ""  # several: which is whose is not told


# --- JSON-LD ---------------------------------------------------------------------------------------------------


def _of_json(tree: HtmlElement) -> dict[str, str]:
    """Return what JSON-LD says of the one article of the page; of several that of which the page has the title."""
    articles = [each for script in tree.iter("script") if _is_json(script) for each in _articles(script.text or "")]
    if len(articles) > 1:
        heads = {" ".join((each.text_content() or "").split()) for each in (*tree.iter("h1"), *tree.iter("title"))}
        titles = [(each, _text(each.get("headline"))) for each in articles]
        articles = [each for each, title in titles if title and any(head.startswith(title) for head in heads)]
    if not articles:
        return {}
    article = articles[0]
    return {
        key: value
        for key, value in (
            ("title", _text(article.get("headline"))),
            ("date", _day(_text(article.get("datePublished")))),
            ("author", ", ".join(_names(article.get("author"))[:_MOST_AUTHORS])),
            ("publisher", ", ".join(_names(article.get("publisher"))[:1])),
            ("section", _text(article.get("articleSection"))),
            ("url", _text(article.get("url")) or _text(article.get("mainEntityOfPage"))),
        )
        if value
    }


def _is_json(script: HtmlElement) -> bool:
    return _JSON.fullmatch((script.get("type") or "").strip()) is not None


def _articles(source: str) -> Iterator[dict[str, Any]]:
    """Yield the articles that a script describes, on whatever level; nothing of a script that is no JSON."""
    try:
        waiting: list[Any] = [json.loads(source)] if len(source) <= _LONGEST else []
    except (ValueError, RecursionError):
        return
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting = [*each, *waiting]
        elif isinstance(each, dict):
            kinds = each.get("@type")
            if any(isinstance(k, str) and _ARTICLE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
                yield each
            else:
                waiting += [each[key] for key in ("@graph", "mainEntity") if key in each]


def _text(value: Any) -> str:
    """Return a text, the first of several, or what an object is called by."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Sequence) and value:
        return _text(value[0])
    if isinstance(value, dict):
        return _text(value.get("@id") or value.get("name"))
    return ""


def _names(value: Any) -> list[str]:
    """Return the names of persons and bodies; addresses are none."""
    each = value if isinstance(value, list) else [value]
    names = [_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in each]
    return [name for name in dict.fromkeys(names) if name and "://" not in name]
