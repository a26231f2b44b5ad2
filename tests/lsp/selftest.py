#!/usr/bin/env python3
"""Shows that the judge bites: each spoiled message of a clean session must be named.   selftest.py [--model F]"""

import copy
import sys

import judge

RANGE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}
FINDING = {"range": RANGE, "message": "a", "severity": 1}
CLEAN = [
    {"dir": "c2s", "msg": {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}},
    {"dir": "s2c", "msg": {"jsonrpc": "2.0", "id": 1, "result": {"capabilities": {"hoverProvider": True}}}},
    {"dir": "s2c", "msg": {"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": {"uri": "file:///a", "version": 1, "diagnostics": [FINDING]}}},
    {"dir": "c2s", "msg": {"jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": {}}},
    {"dir": "s2c", "msg": {"jsonrpc": "2.0", "id": 2, "result": {"contents": {"kind": "markdown", "value": "a"}}}},
]


def spoiled():
    def change(number, path, value):
        tape = copy.deepcopy(CLEAN)
        place = tape[number]["msg"]
        for key in path[:-1]:
            place = place[key]
        if value is None and isinstance(path[-1], str):
            place.pop(path[-1])
        else:
            place[path[-1]] = value
        return tape

    finding = ["params", "diagnostics", 0]
    yield "a negative line", change(2, [*finding, "range", "start", "line"], -1)
    yield "a fraction", change(2, [*finding, "range", "start", "character"], 1.5)
    yield "a weight that is none", change(2, [*finding, "severity"], 0)
    yield "no message", change(2, [*finding, "message"], None)
    yield "an unknown key", change(2, [*finding, "fix"], 1)
    yield "a path for a URI", change(2, ["params", "uri"], "/a/b")
    yield "a kind that is none", change(4, ["result", "contents", "kind"], "md")
    yield "a capability that is none", change(1, ["result", "capabilities", "hoverprovider"], True)
    yield "another version of JSON-RPC", change(2, ["jsonrpc"], "1.0")
    yield "a method that is none", change(2, ["method"], "textDocument/publishDiagnostic")
    yield "a method of the client", change(2, ["method"], "textDocument/didClose")
    yield "neither result nor error", change(4, ["result"], None)
    yield "an error without words", change(4, ["error"], {"code": 1})
    yield "answered twice", CLEAN + [CLEAN[4]]
    yield "said too early", [CLEAN[2], *CLEAN]


def main(arguments):
    judges = [judge.Typed()] + ([judge.Model(arguments[1])] if arguments[:1] == ["--model"] else [])
    missed = []
    for one in judges:
        complaints, _ = judge.session(CLEAN, one)
        missed += [f"{one.name}: the clean session: {c}" for c in complaints]
        missed += [f"{one.name}: {name}" for name, tape in spoiled() if not judge.session(tape, one)[0]]
    for text in missed:
        print(f"not right: {text}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
