#!/usr/bin/env python3
"""Compares what the lexer and the grammars of editors call each byte of the corpus.

compare.py PATHS LEXER OTHER…: PATHS names a file on each line; LEXER and OTHER hold for each a line of JSON,
[[first byte, byte after the last, class], …]. Every difference is told with its line; any that is not explained
is a failure.
"""

import json
import pathlib
import re
import sys

CLASSES = ["", "keyword", "string", "number", "comment"]
SHOWN = 20
# What TextMate cannot know, since it sees one line at a time: each is a line that such a difference may stand on.
EXPLAINED = {
    "textmate": {
        r"(?i)\bcatatan\s+pada\s*[;}]": "a remark that is the word pada, as if it were a note about a node",
        r"(?i)\bskala\s+[0-9]\S*\s*([;}]|$)": "the code of a scale that is a number and has no title, as if it were a range",
    }
}


def painted(ranges, length):
    """The class of each byte, as its number."""
    colours = bytearray(length)
    for start, end, name in ranges:
        colours[start:end] = bytes([CLASSES.index(name)]) * (end - start)
    return colours


def differences(text, wanted, found):
    """Runs of bytes with other classes; blanks count for nothing."""
    at = 0
    while at < len(text):
        if wanted[at] == found[at] or text[at] in b" \t\r\n":
            at += 1
            continue
        start, pair = at, (wanted[at], found[at])
        while at < len(text) and (wanted[at], found[at]) == pair:
            at += 1
        yield start, at, CLASSES[pair[0]], CLASSES[pair[1]]


def main(paths, lexer, *others):
    paths = pathlib.Path(paths).read_text(encoding="utf-8").splitlines()
    wanted = [json.loads(line) for line in pathlib.Path(lexer).read_text(encoding="utf-8").splitlines()]
    assert len(wanted) == len(paths), "the lexer did not read every file"
    counts = {name: sum(token[2] == name for file in wanted for token in file) for name in CLASSES[1:]}
    assert all(counts.values()), f"the corpus lacks a class: {counts}"
    failed = False
    for other in others:
        found = [json.loads(line) for line in pathlib.Path(other).read_text(encoding="utf-8").splitlines()]
        assert len(found) == len(paths), f"{other} did not read every file"
        told = explained = 0
        reasons = EXPLAINED.get(pathlib.Path(other).stem, {})
        for path, ours, theirs in zip(paths, wanted, found):
            text = pathlib.Path(path).read_bytes()
            pair = painted(ours, len(text)), painted(theirs, len(text))
            for start, end, ours_is, theirs_is in differences(text, *pair):
                row = text[text.rfind(b"\n", 0, start) + 1 :].split(b"\n", 1)[0].decode("utf-8", "replace")
                if any(re.search(reason, row) for reason in reasons):
                    explained += 1
                    continue
                told += 1
                if told <= SHOWN:
                    line = text.count(b"\n", 0, start) + 1
                    word = text[start:end].decode("utf-8", "replace")
                    print(f"{path}:{line}: {word!r} is {ours_is or 'nothing'}, {theirs_is or 'nothing'} in {other}")
        failed = failed or told > 0
        print(f"{pathlib.Path(other).stem}: {told} differences, and {explained} explained")
    figures = ", ".join(f"{count} {name}s" for name, count in counts.items())
    print(f"{len(paths)} files, {sum(pathlib.Path(p).stat().st_size for p in paths)} bytes: {figures}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
