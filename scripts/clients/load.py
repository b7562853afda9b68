"""load_dataset: every configuration of every container has the same rows and typed columns."""

import json
import sys
from collections import Counter

from common import check, finish, rows_of, tool

datasets = tool("datasets")
if datasets:
    folders = sys.argv[1:]
    reference = folders[0]
    for folder in folders:
        names = datasets.get_dataset_config_names(folder)
        untyped, differing, empty = [], [], 0
        for name in names:
            loaded = datasets.load_dataset(folder, name)
            for split, rows in loaded.items():
                untyped += [f"{name}.{column}" for column, kind in rows.features.items() if "null" in str(kind)]
                if "/all/" in folder:
                    continue
                written = rows_of(reference, name, split)
                for row, true in zip(rows, written, strict=True):
                    for column, value in true.items():
                        came = row[column]
                        # CSV holds lists and structs as text.
                        if isinstance(value, (list, dict)) and isinstance(came, str):
                            came = json.loads(came)
                        if came != value:
                            differing.append(f"{name}.{column}")
                    empty += any(value == "" for value in true.values())
        kind = folder.split("/")[-2]
        check(not untyped, f"{kind}: {len(names)} configurations load, no column without a type {sorted(set(untyped))}")
        check(not differing, f"{kind}: every value is the one that was written, {empty} rows with empty strings {dict(Counter(differing))}")
finish()
