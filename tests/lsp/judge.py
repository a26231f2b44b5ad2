#!/usr/bin/env python3
"""Judges what the language server said: every message of recorded sessions against the protocol's own types.

    judge.py [--model metaModel.json] TAPE.jsonl…      each line {"dir": "c2s" | "s2c", "msg": {…}}

Always against `lsprotocol`, whose types Microsoft generates from the protocol's meta model; with --model against that
meta model too. Exit code 1 names each violation.
"""

import collections.abc
import enum
import functools
import json
import re
import sys
import types
import typing

import attrs
from lsprotocol import types as lsp

NAMES = vars(lsp)
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# These may be said before `initialize` is answered.
EARLY = {"window/showMessage", "window/logMessage", "telemetry/event", "window/showMessageRequest", "$/progress"}


def camel(name):
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


@functools.cache
def fields(cls):
    attrs.resolve_types(cls, NAMES, NAMES)
    return {camel(field.name): field for field in attrs.fields(cls)}


def field(cls, name):
    return fields(cls).get(name)


def union(value, members, at, check):
    """The nearest member's complaints, unless one has none."""
    best = None
    for member in members:
        complaints = check(value, member, at)
        if not complaints:
            return []
        if best is None or len(complaints) < len(best):
            best = complaints
    return best or [f"{at}: fits no member of the union: {json.dumps(value)[:60]}"]


class Typed:
    """By lsprotocol's classes, key by key."""

    name = "lsprotocol"

    def request(self, method, direction, has_id):
        if method not in lsp.METHOD_TO_TYPES:
            return ["method is not in the protocol"]
        if lsp.message_direction(method) not in ("both", direction):
            return ["wrong direction"]
        if has_id != (field(lsp.METHOD_TO_TYPES[method][0], "id") is not None):
            return ["a request and a notification are mixed up"]
        return []

    def params(self, method, message):
        params = field(lsp.METHOD_TO_TYPES[method][0], "params")
        if params is None:
            return []
        if "params" not in message:
            return ["params are missing"] if params.default is attrs.NOTHING else []
        return self.check(message["params"], params.type, "params")

    def result(self, method, value):
        result = field(lsp.METHOD_TO_TYPES[method][1], "result") if method in lsp.METHOD_TO_TYPES else None
        return [] if result is None else self.check(value, result.type, f"result of {method}")

    def check(self, value, kind, at):
        if isinstance(kind, (str, typing.ForwardRef)):
            kind = NAMES.get(kind if isinstance(kind, str) else kind.__forward_arg__)
        if kind is None or kind is typing.Any or kind is object:
            return []
        origin, members = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Union:
            return union(value, members, at, self.check)
        if origin in (list, collections.abc.Sequence):
            if not isinstance(value, list):
                return [f"{at}: no array"]
            return [c for n, v in enumerate(value) for c in self.check(v, members[0], f"{at}[{n}]")]
        if origin in (dict, collections.abc.Mapping):
            if not isinstance(value, dict):
                return [f"{at}: no map"]
            return [c for k, v in value.items() for c in self.check(v, members[1], f"{at}[{k}]")]
        if origin is tuple:
            if not isinstance(value, list) or len(value) != len(members):
                return [f"{at}: no tuple of {len(members)}"]
            return [c for n, v in enumerate(value) for c in self.check(v, members[n], f"{at}[{n}]")]
        if origin is typing.Literal:
            return [] if value in members else [f"{at}: {value!r} is none of {members}"]
        if kind is type(None):
            return [] if value is None else [f"{at}: not null"]
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            same = any(value == m.value and type(value) is type(m.value) for m in kind)
            return [] if same else [f"{at}: {value!r} is no {kind.__name__}"]
        if kind in (bool, str):
            return [] if isinstance(value, kind) else [f"{at}: no {kind.__name__}"]
        if kind is int:
            fits = type(value) is int and -(2**31) <= value < 2**31
            return [] if fits else [f"{at}: {value!r} is no integer of the protocol"]
        if kind is float:
            return [] if type(value) in (int, float) else [f"{at}: no number"]
        return self.object(value, kind, at) if attrs.has(kind) else []

    def object(self, value, kind, at):
        if not isinstance(value, dict):
            return [f"{at}: no {kind.__name__}"]
        known = fields(kind)
        complaints = [f"{at}.{key}: unknown to {kind.__name__}" for key in value if key not in known]
        for key, field in known.items():
            if key not in value:
                if field.default is attrs.NOTHING:
                    complaints.append(f"{at}.{key}: missing in {kind.__name__}")
                continue
            optional = type(None) in typing.get_args(field.type) and field.default is None
            if value[key] is None and optional and not lsp.is_special_property(kind, field.name):
                complaints.append(f"{at}.{key}: null where the key is left out ({kind.__name__})")
                continue
            wrong = self.check(value[key], field.type, f"{at}.{key}")
            if not wrong and field.validator is not None and value[key] is not None:
                # Bounds of numbers stand in validators, which only want to know whose field it is.
                try:
                    field.validator(types.SimpleNamespace(), field, value[key])
                except ValueError as error:
                    wrong = [f"{at}.{key}: {error}"]
            complaints += wrong
            if key.lower().endswith("uri") and isinstance(value[key], str) and not URI.match(value[key]):
                complaints.append(f"{at}.{key}: no URI")
        return complaints


class Model:
    """By the meta model."""

    name = "meta model"
    DIRECTIONS = {"clientToServer": "clientToServer", "serverToClient": "serverToClient"}

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            model = json.load(file)
        by_name = lambda key: {item["name"]: item for item in model[key]}
        self.structures, self.aliases = by_name("structures"), by_name("typeAliases")
        self.enumerations = by_name("enumerations")
        self.requests = {item["method"]: item for item in model["requests"]}
        self.notifications = {item["method"]: item for item in model["notifications"]}

    def request(self, method, direction, has_id):
        known = (self.requests if has_id else self.notifications).get(method)
        if known is None:
            return ["method is not in the protocol as this kind"]
        return [] if known["messageDirection"] in ("both", direction) else ["wrong direction"]

    def params(self, method, message):
        known = (self.requests if "id" in message else self.notifications)[method].get("params")
        if known is None:
            return [] if not message.get("params") else ["params where there are none"]
        if "params" not in message:
            return ["params are missing"]
        return self.check(message["params"], known, "params")

    def result(self, method, value):
        known = self.requests.get(method)
        return self.check(value, known["result"], f"result of {method}") if known else []

    @functools.cache
    def properties(self, name):
        structure, found = self.structures[name], {}
        for base in structure.get("extends", []) + structure.get("mixins", []):
            found.update(self.properties(base["name"]))
        found.update({p["name"]: p for p in structure["properties"]})
        return found

    def object(self, value, properties, at):
        if not isinstance(value, dict):
            return [f"{at}: no object"]
        complaints = [f"{at}.{key}: unknown" for key in value if key not in properties]
        for key, known in properties.items():
            if key in value:
                complaints += self.check(value[key], known["type"], f"{at}.{key}")
            elif not known.get("optional"):
                complaints.append(f"{at}.{key}: missing")
        return complaints

    def check(self, value, kind, at):
        match kind["kind"]:
            case "base":
                return self.base(value, kind["name"], at)
            case "reference":
                return self.reference(value, kind["name"], at)
            case "array":
                if not isinstance(value, list):
                    return [f"{at}: no array"]
                return [c for n, v in enumerate(value) for c in self.check(v, kind["element"], f"{at}[{n}]")]
            case "map":
                if not isinstance(value, dict):
                    return [f"{at}: no map"]
                return [c for k, v in value.items() for c in self.check(v, kind["value"], f"{at}[{k}]")]
            case "tuple":
                if not isinstance(value, list) or len(value) != len(kind["items"]):
                    return [f"{at}: no tuple of {len(kind['items'])}"]
                return [c for n, v in enumerate(value) for c in self.check(v, kind["items"][n], f"{at}[{n}]")]
            case "or":
                return union(value, kind["items"], at, self.check)
            case "and":
                names = [item["name"] for item in kind["items"]]
                return self.object(value, {k: p for n in names for k, p in self.properties(n).items()}, at)
            case "literal":
                return self.object(value, {p["name"]: p for p in kind["value"]["properties"]}, at)
            case _:
                return [] if value == kind["value"] else [f"{at}: {value!r} is not {kind['value']!r}"]

    def reference(self, value, name, at):
        if name in ("LSPAny", "LSPObject", "LSPArray"):
            return []
        if name in self.structures:
            return self.object(value, self.properties(name), at)
        if name in self.aliases:
            return self.check(value, self.aliases[name]["type"], at)
        known = self.enumerations[name]
        if known.get("supportsCustomValues"):
            return self.base(value, known["type"]["name"], at)
        return [] if any(v["value"] == value for v in known["values"]) else [f"{at}: {value!r} is no {name}"]

    @staticmethod
    def base(value, name, at):
        whole = type(value) is int and -(2**31) <= value < 2**31
        fits = {
            "string": isinstance(value, str),
            "RegExp": isinstance(value, str),
            "URI": isinstance(value, str) and URI.match(value) is not None,
            "DocumentUri": isinstance(value, str) and URI.match(value) is not None,
            "boolean": isinstance(value, bool),
            "null": value is None,
            "integer": whole,
            "uinteger": whole and value >= 0,
            "decimal": type(value) in (int, float),
        }[name]
        return [] if fits else [f"{at}: {json.dumps(value)[:60]} is no {name}"]


def session(entries, judge):
    """The complaints about what the server said, and how many messages that were."""
    complaints, said, asked, begun = [], 0, {"c2s": {}, "s2c": {}}, False
    for number, entry in enumerate(entries):
        direction, message = entry["dir"], entry["msg"]
        method = message.get("method")
        if isinstance(method, str) and "id" in message:
            asked[direction][json.dumps(message["id"])] = method
        if direction == "c2s":
            continue
        said += 1
        found = [] if message.get("jsonrpc") == "2.0" else ["jsonrpc is not 2.0"]
        found += [f"{key}: no key of a message" for key in message.keys() - {"jsonrpc", "id", "method", "params", "result", "error"}]
        if method is not None:
            if not begun and method not in EARLY:
                found.append("said before initialize was answered")
            wrong = judge.request(method, "serverToClient", "id" in message)
            found += wrong or judge.params(method, message)
            what = method
        else:
            what = asked["c2s"].pop(json.dumps(message.get("id")), None)
            if what is None and not ("error" in message and message.get("id") is None):
                found.append("an answer to nothing that was asked")
            if ("result" in message) == ("error" in message):
                found.append("needs a result or an error, and not both")
            elif "error" in message:
                error = message["error"]
                known = error.keys() <= {"code", "message", "data"}
                if not (type(error.get("code")) is int and isinstance(error.get("message"), str) and known):
                    found.append("an error of a wrong shape")
            elif what is not None:
                found += judge.result(what, message["result"])
                begun = begun or what == "initialize"
        complaints += [f"message {number + 1}, {what}: {text}" for text in found]
    return complaints, said


def main(arguments):
    judges = [Typed()]
    if arguments[:1] == ["--model"]:
        judges.append(Model(arguments[1]))
        arguments = arguments[2:]
    bad = False
    tapes = []
    for path in arguments:
        with open(path, encoding="utf-8") as file:
            tapes.append((path, [json.loads(line) for line in file if line.strip()]))
    if not any(entry["dir"] == "s2c" for _, tape in tapes for entry in tape):
        sys.exit("no message was recorded")
    for judge in judges:
        said = 0
        for path, tape in tapes:
            complaints, count = session(tape, judge)
            said += count
            bad = bad or bool(complaints)
            for complaint in complaints[:20]:
                print(f"{path}: {complaint}")
        print(f"{judge.name}: {said} messages in {len(tapes)} sessions")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
