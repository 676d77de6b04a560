"""Recomputes leaves as docs/spec/event.md says, with Python's standard library only: an implementation that shares nothing with Planbuch's.

Reads one JSON object a line from standard input, {"event": ..., "disclosures": [{"path", "salt", "value"}, ...]}, and prints for
each one line {"leaf": its canonical text, "leafHash": hex, "commitments": {path: hex}}.
"""

import hashlib
import json
import sys


def canonical(value):
    """RFC 8785 for what a leaf may hold: no fractions, no null."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        # Escapes the quote, the backslash and the control characters below U+0020, in the short form where there is one.
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        # RFC 8785 sorts by UTF-16 code units, Python by code points; they differ beyond U+FFFF.
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    raise ValueError("a leaf holds no " + type(value).__name__)


def leaf_of(event):
    return canonical({**event, "leafFormat": 1})


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf.encode("utf-8")).hexdigest()


def commitment(disclosure):
    salt = bytes.fromhex(disclosure["salt"])
    path = disclosure["path"].encode("utf-8")
    value = canonical(disclosure["value"]).encode("utf-8")
    return hashlib.sha256(b"\x02" + salt + path + value).hexdigest()


def main():
    for line in sys.stdin:
        given = json.loads(line)
        leaf = leaf_of(given["event"])
        recomputed = {
            "leaf": leaf,
            "leafHash": leaf_hash(leaf),
            "commitments": {one["path"]: commitment(one) for one in given["disclosures"]},
        }
        print(json.dumps(recomputed))


main()
