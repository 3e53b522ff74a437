"""What Schemathesis cannot know by itself of our document; named in schemathesis.toml."""

import re

import schemathesis

# ECMA's regular expressions know classes of Unicode, and have a notion of space of their own; Python's do not: the same
# characters, as they stand between brackets. What a class leaves out is written as that: to list all else takes seconds.
CLASSES = {
    r"\s": r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff",
    r"\p{Cc}": r"\x00-\x1f\x7f-\x9f",
    r"\p{Zl}": r"\u2028",
    r"\p{Zp}": r"\u2029",
}
OTHERS = {r"\P{Cc}": "[^" + CLASSES[r"\p{Cc}"] + "]"}

ATOM = re.compile(r"\[(?:\\.|[^\]])*\]|\\[pP]\{\w+\}|\\.|.", re.DOTALL)


def in_brackets(atom):
    for name, characters in CLASSES.items():
        atom = atom.replace(name, characters)
    for name, others in OTHERS.items():
        if name in atom:
            return f"(?:{atom.replace(name, '')}|{others})"
    return atom


def spelled_out(pattern):
    """The pattern as Python has it."""
    single = {**{name: f"[{characters}]" for name, characters in CLASSES.items()}, **OTHERS}
    atoms = ATOM.findall(pattern)
    return "".join(in_brackets(atom) if atom.startswith("[") else single.get(atom, atom) for atom in atoms)


def spell_out(node):
    """Replaces patterns anywhere in the document, in place."""
    if isinstance(node, list):
        for item in node:
            spell_out(item)
    elif isinstance(node, dict):
        pattern = node.get("pattern")
        if isinstance(pattern, str):
            node["pattern"] = spelled_out(pattern)
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
