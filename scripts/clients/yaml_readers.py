"""LLaMA-Factory and Axolotl read the rows of their files, where they can be installed."""

import os
import sys
from pathlib import Path

import_path = Path(sys.argv[1])

from common import check, finish, rows_of, save_tiny_model, tool  # noqa: E402

if tool("llamafactory"):
    import tempfile

    import yaml
    from llamafactory.data import get_dataset, get_template_and_fix_tokenizer
    from llamafactory.hparams import get_train_args
    from llamafactory.model import load_tokenizer

    model = tempfile.mkdtemp()
    save_tiny_model(model)
    os.chdir(import_path)
    for path in sorted(Path("train").glob("llamafactory*.yaml")):
        settings = yaml.safe_load(path.read_text(encoding="utf8"))
        settings |= {"model_name_or_path": model, "bf16": False, "cutoff_len": 1 << 16, "output_dir": tempfile.mkdtemp()}
        model_args, data_args, training_args, _, _ = get_train_args(settings)
        tokenizer = load_tokenizer(model_args)
        template = get_template_and_fix_tokenizer(tokenizer["tokenizer"], data_args)
        rows = get_dataset(template, model_args, data_args, training_args, stage="sft", **tokenizer)["train_dataset"]
        check(len(rows) == len(rows_of(".", "messages-tail", "train")), f"LLaMA-Factory reads {path}")
if tool("axolotl"):
    import yaml
    from axolotl.cli.config import load_cfg

    os.chdir(import_path)
    for path in sorted(Path("train").glob("axolotl*.yaml")):
        check(load_cfg(str(path)).sequence_len == yaml.safe_load(path.read_text(encoding="utf8"))["sequence_len"], f"Axolotl accepts {path}")
finish()
