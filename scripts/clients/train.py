"""One training step of every recipe for TRL, on a tiny random model: the files run as they are, but for model, steps and precision."""

import re
import sys
import tempfile
from pathlib import Path

from common import check, finish, save_tiny_model, tool

if tool("trl") and tool("transformers") and tool("torch"):
    model = tempfile.mkdtemp()
    save_tiny_model(model)

    def run(script, *words):
        """The script with one step on this machine's processor: why it failed, or nothing. The lines that are changed say nothing of the data."""
        text = script.read_text(encoding="utf8")
        text = re.sub(r"num_train_epochs=.*,", "max_steps=1, report_to=[], use_cpu=True, disable_tqdm=True,", text)
        text = re.sub(r"gradient_accumulation_steps=.*,", "gradient_accumulation_steps=1,", text)
        text = text.replace("bf16=True", "bf16=False").replace('save_strategy="epoch"', 'save_strategy="no"')
        # Bytes are the tiny tokenizer's tokens: the limit of Qwen's tokens would cut here.
        text = re.sub(r"max_length=.*,", "max_length=None,", text)
        sys.argv = [str(script), "--model", model, *words]
        names = {"__name__": "__main__", "__file__": str(script)}
        try:
            exec(compile(text, str(script), "exec"), names)  # noqa: S102 - the file that the folder brings
        except Exception as problem:  # noqa: BLE001 - said below
            return f": {type(problem).__name__}: {problem}"
        return "" if names["trainer"].state.global_step == 1 else ": no step was made"

    for folder in [Path(each) for each in sys.argv[1:]]:
        kind = folder.parts[-2]
        script = folder / "train/trl_sft.py"
        configs = re.search(r"--config names what is trained on: (.*)\.", script.read_text(encoding="utf8")).group(1).split(", ")
        for config in configs:
            # Variants differ in their texts alone.
            if config.endswith("-direct"):
                continue
            said = run(script, "--config", config)
            check(said == "", f"{kind}: SFTTrainer trains a step on {config}{said}")
        if tool("peft"):
            said = run(script, "--config", configs[0], "--lora")
            check(said == "", f"{kind}: SFTTrainer trains an adapter{said}")
        for script in sorted(folder.glob("train/trl_*prm.py")):
            said = run(script)
            check(said == "", f"{kind}: PRMTrainer trains a step by {script.name}{said}")
finish()
