#!/usr/bin/env python3
"""Writes the examples of docs/bahasa.md to a folder, each in the nodes in which it stands there.   blocks.py PAGE FOLDER"""

import pathlib
import re
import sys

page, folder = map(pathlib.Path, sys.argv[1:])
folder.mkdir(parents=True, exist_ok=True)
blocks = re.findall(r"(?ms)^```selaras([^\n]*)\n(.*?)^```$", page.read_text(encoding="utf-8"))
assert blocks, f"{page} has no examples"
for number, (chain, text) in enumerate(blocks):
    nodes = [word for word in chain.strip().split("/") if word]
    opened = "".join(f"{word} contoh {{\n" for word in nodes)
    (folder / f"{number:03}.selaras").write_text(opened + text + "}\n" * len(nodes), encoding="utf-8")
