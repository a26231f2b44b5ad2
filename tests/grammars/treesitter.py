#!/usr/bin/env python3
"""The tree-sitter parser as editors use it: compiled, and asked by its queries.   treesitter.py LIBRARY TASK

classes            paths on standard input; for each file a line of JSON, [[first byte, byte after the last, class], …]
whole              paths on standard input; no file may have an ERROR node, a missing or an unknown one
damaged            paths on standard input; each of their lines is damaged in turn, and what stands on others is kept
corpus FOLDER      the sentences and trees in the files of FOLDER, in the form of `tree-sitter test`
queries FILE…      each query fits the grammar, and each of its patterns matches something in the paths on standard input
"""

import ctypes
import json
import pathlib
import re
import sys

from tree_sitter import Language, Parser, Query, QueryCursor

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLASSES = {"comment": "comment", "string": "string", "number": "number", "keyword": "keyword", "property": "keyword"}


def language(library):
    function = ctypes.CDLL(str(pathlib.Path(library).resolve())).tree_sitter_selaras
    function.restype = ctypes.c_void_p
    make = ctypes.pythonapi.PyCapsule_New
    make.restype = ctypes.py_object
    make.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return Language(make(function(), b"tree_sitter.Language", None))


def walk(node):
    """All nodes below a node, itself first."""
    cursor = node.walk()
    while True:
        yield cursor.node
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def wrong(root):
    """The ERROR nodes and the missing ones, and the statements whose first word is no keyword."""
    return [n for n in walk(root) if n.is_error or n.is_missing or n.type == "unknown"]


def paths():
    return [pathlib.Path(line) for line in sys.stdin.read().splitlines()]


def classes(lang, parser):
    query = Query(lang, (ROOT / "grammar/tree-sitter/queries/highlights.scm").read_text(encoding="utf-8"))
    for path in paths():
        tree = parser.parse(path.read_bytes())
        found = [
            (n.start_byte, n.end_byte, CLASSES[name])
            for name, nodes in QueryCursor(query).captures(tree.root_node).items()
            if name in CLASSES
            for n in nodes
        ]
        # What stands in another (a comment between the lines of a text) comes later.
        found.sort(key=lambda token: (token[0], -token[1]))
        print(json.dumps(found))
    return True


def whole(_, parser):
    files = paths()
    bad = 0
    for path in files:
        text = path.read_bytes()
        for node in wrong(parser.parse(text).root_node):
            bad += 1
            if bad <= 20:
                kind = "missing" if node.is_missing else node.type
                print(f"{path}:{node.start_point[0] + 1}: {kind} {text[node.start_byte:node.end_byte][:60]!r}")
    print(f"tree-sitter: {len(files)} whole files, {bad} ERROR, missing or unknown nodes")
    return not bad


def outline(root):
    """Nodes, properties and series: their kind and the line on which they begin, and in what they stand."""
    found = {}

    def go(node, above):
        for child in node.children:
            inside = above
            if child.type in ("property", "series") or child.child_by_field_name("keyword"):
                # The first word counts, since comments before a statement may be read as a part of it.
                place = (child.type, (child.child_by_field_name("keyword") or child.child(0)).start_point[0])
                found[place] = above
                inside = place
            go(child, inside)

    go(root, None)
    return found


def without(line, mark):
    return line.replace(mark, b"", 1)


DAMAGE = {
    "no opening brace": lambda line: without(line, b"{"),
    "no closing brace": lambda line: without(line, b"}"),
    "no opening quote": lambda line: without(line, b'"'),
    "no closing quote": lambda line: line[::-1].replace(b'"', b"", 1)[::-1],
    "no equals sign": lambda line: without(line, b"="),
    "keyword misspelt": lambda line: re.sub(rb"^(\s*\w)(\w)", rb"\1\2\2", line),
    "strange signs": lambda line: re.sub(rb"^(\s*\S+)", rb"\1 @#$ &", line),
    "half a line": lambda line: line[: len(line) // 2] + b"\n",
}
# Of what stands on other lines than the damaged one, how much must stay what it is, and how much also where it is: a
# brace that is missing moves what follows.
KEPT, IN_PLACE = 0.99, 0.94


def damaged(_, parser):
    """Every line of the files is damaged in turn, in each way that changes it."""
    figures = {}
    for path in paths():
        text = path.read_bytes()
        whole = outline(parser.parse(text).root_node)
        lines = text.splitlines(keepends=True)
        for number, line in enumerate(lines):
            for way, damage in DAMAGE.items():
                worse = damage(line)
                if worse == line or line.lstrip().startswith(b"//"):
                    continue
                other = b"".join([*lines[:number], worse, *lines[number + 1 :]])
                read = outline(parser.parse(other).root_node)
                others = [place for place in whole if place[1] != number]
                figure = figures.setdefault(way, [0, 0, 0, 0])
                figure[0] += 1
                figure[1] += len(others)
                figure[2] += sum(place in read for place in others)
                figure[3] += sum(place in read and read[place] == whole[place] for place in others)
    good = bool(figures)
    for way, (times, others, kept, in_place) in figures.items():
        print(f"tree-sitter: {way}, {times} times: of the others {kept / others:.2%} kept, {in_place / others:.2%} in place")
        good = good and kept / others >= KEPT and in_place / others >= IN_PLACE
    return good


def corpus(_, parser, folder):
    count = failed = 0
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        parts = re.split(r"(?m)^=+\n(.+)\n(?::error\n)?=+\n", path.read_text(encoding="utf-8"))
        for title, body in zip(parts[1::2], parts[2::2]):
            sentence, wanted = re.split(r"(?m)^---+\n", body)
            found = sexp(parser.parse(sentence.encode()).root_node)
            count += 1
            if found != " ".join(wanted.split()).replace(" )", ")"):
                failed += 1
                print(f"{path.name}: {title}: the tree is\n{found}")
    print(f"tree-sitter: {count} sentences, {failed} with another tree")
    return count > 0 and not failed


def sexp(root):
    """A tree as `tree-sitter test` writes it: named nodes, with the fields in which they stand."""

    def go(cursor):
        node = cursor.node
        if not node.is_named and not node.is_missing:
            return None
        label = f"{cursor.field_name}: " if cursor.field_name else ""
        if node.is_missing:
            return f"{label}(MISSING {node.type if node.is_named else json.dumps(node.type)})"
        children = []
        if cursor.goto_first_child():
            while True:
                children.append(go(cursor))
                if not cursor.goto_next_sibling():
                    break
            cursor.goto_parent()
        kind = "ERROR" if node.is_error else node.type
        return label + "(" + " ".join([kind, *filter(None, children)]) + ")"

    return go(root.walk())


def queries(lang, parser, *files):
    trees = [parser.parse(path.read_bytes()) for path in paths()]
    good = True
    for file in files:
        query = Query(lang, pathlib.Path(file).read_text(encoding="utf-8"))
        cursor = QueryCursor(query)
        used = {index for tree in trees for index, _ in cursor.matches(tree.root_node)}
        unused = set(range(query.pattern_count)) - used
        if unused or not query.pattern_count:
            good = False
            print(f"{file}: patterns that match nothing: {sorted(unused)} of {query.pattern_count}")
    print(f"tree-sitter: {len(files)} queries")
    return good


def main(library, task, *arguments):
    lang = language(library)
    parser = Parser(lang)
    tasks = {"classes": classes, "whole": whole, "damaged": damaged, "corpus": corpus, "queries": queries}
    return 0 if tasks[task](lang, parser, *arguments) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
