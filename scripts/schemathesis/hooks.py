"""What Schemathesis cannot know by itself of our document; named in schemathesis.toml."""

import schemathesis

# What ECMA's regular expressions take for space, of which Python's have another notion.
SPACE = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
VISIBLE = rf"[^{SPACE}\x00-\x1f\x7f-\x9f]"

# ECMA's regular expressions know classes of Unicode, Python's do not: the same sets, spelled out.
SPELLED_OUT = {
    r"^\s*[^\s\p{Cc}][^\p{Cc}\p{Zl}\p{Zp}]*$": rf"^[{SPACE}]*{VISIBLE}[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$",
    r"^\P{Cc}+$": r"^[^\x00-\x1f\x7f-\x9f]+$",
    r"^[\t\n\r\P{Cc}]*$": r"^(?:[\t\n\r]|[^\x00-\x1f\x7f-\x9f])*$",
}


def spell_out(node):
    """Replaces patterns anywhere in the document, in place."""
    if isinstance(node, list):
        for item in node:
            spell_out(item)
    elif isinstance(node, dict):
        pattern = node.get("pattern")
        if isinstance(pattern, str):
            node["pattern"] = SPELLED_OUT.get(pattern, pattern)
        for value in node.values():
            spell_out(value)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    spell_out(raw_schema)


# The gateway takes 10 KB of request line and headers, and refuses more with an answer of its own kind.
LONGEST_QUERY = 4_000


@schemathesis.hook
def filter_case(context, case):
    return len(str(case.query or "").encode("utf-8", "surrogatepass")) < LONGEST_QUERY
