"""Stale caches: folders of one name, and one that is made again, are never taken for each other."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from common import check, finish, rows_of, tool

one, two, three, again = sys.argv[1:]


def ids(rows):
    return [row["id"] for row in rows]


datasets = tool("datasets")
if datasets:
    for folder in (one, two):
        loaded = datasets.load_dataset(folder, "native", split="train")
        check(ids(loaded) == ids(rows_of(folder, "native", "train")), f"load_dataset of {folder.split('/')[-2]}/tail has its own rows")
    # The same without what tells the folders apart: whether this version of datasets would have served the rows of another.
    for place, folder in (("c1", one), ("c2", two)):
        bare = Path(folder).parents[1] / place / "tail"
        shutil.copytree(folder, bare)
        card = bare / "README.md"
        lines = card.read_text(encoding="utf8").splitlines(keepends=True)
        card.write_text("".join(line for line in lines if not line.startswith("    description: content")), encoding="utf8")
        loaded = datasets.load_dataset(str(bare), "native", split="train")
    foreign = ids(loaded) == ids(rows_of(one, "native", "train"))
    print(f"for comparison: without the description x2/tail has {'the rows of x1/tail' if foreign else 'its own rows, too'}")
    old = 315532800  # what unpacking an archive leaves: the same time for every file
    for folder in (two, three):
        shutil.rmtree(again, ignore_errors=True)
        shutil.copytree(folder, again)
        for path in Path(again).rglob("*"):
            os.utime(path, (old, old))
        mine = ids(rows_of(folder, "native", "eval_short"))
        check(ids(datasets.load_dataset(again, "native", split="eval_short")) == mine, "load_dataset of a folder that was made again has the new rows")
        import yaml

        task = yaml.safe_load(Path(again, "eval/lm_eval/tail_eval_short.yaml").read_text(encoding="utf8"))
        here = os.getcwd()
        os.chdir(again)
        loaded = datasets.load_dataset(task["dataset_path"], **task["dataset_kwargs"], split="eval_short")
        os.chdir(here)
        check(ids(loaded) == mine, "lm-eval's arguments to load_dataset give the new rows")
    prepared = [next(line for line in Path(folder, "train/axolotl.yaml").read_text(encoding="utf8").splitlines() if line.startswith("dataset_prepared_path")) for folder in (one, two, three)]
    check(len(set(prepared)) == 3, "Axolotl's prepared paths differ")
    if tool("inspect_ai"):
        for folder in (two, three):
            shutil.rmtree(again, ignore_errors=True)
            shutil.copytree(folder, again)
            code = "import sys; sys.path.insert(0, sys.argv[1] + '/eval'); import inspect_task; print([sample.id for sample in inspect_task.tail_eval_short().dataset])"
            said = subprocess.run([sys.executable, "-c", code, again], capture_output=True, text=True)
            check(str(ids(rows_of(folder, "native", "eval_short"))) in said.stdout, "Inspect reads a folder that was made again")
finish()
