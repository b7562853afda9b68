"""Gold texts score 1.0, texts without a box 0.0, in lm-eval and in Inspect."""

import os
import sys
from pathlib import Path

from common import check, finish, tool


def lm_eval_scores(folder, text_of):
    """The score of every task, with a model that answers what `text_of` says of a record."""
    import lm_eval
    from lm_eval.api.model import LM
    from lm_eval.tasks import TaskManager

    class Answers(LM):
        def generate_until(self, requests):
            return [text_of(request.doc, request.args[1]) for request in requests]

        def loglikelihood(self, requests):
            raise NotImplementedError

        def loglikelihood_rolling(self, requests):
            raise NotImplementedError

    os.chdir(folder)
    manager = TaskManager(include_path="eval/lm_eval", include_defaults=False)
    names = [path.stem for path in sorted(Path("eval/lm_eval").glob("*eval_*.yaml"))]
    found = lm_eval.simple_evaluate(model=Answers(), tasks=names, task_manager=manager, bootstrap_iters=0)
    return {name: found["results"][name]["exact_match,last-box"] for name in names}


if tool("datasets") and tool("lm_eval"):
    for folder in sys.argv[1:]:
        kind = folder.split("/")[-2]
        gold = lm_eval_scores(folder, lambda record, limits: record["cot"])
        check(set(gold.values()) == {1.0}, f"{kind}: gold texts score 1.0 in lm-eval: {gold}")
        wrong = lm_eval_scores(folder, lambda record, limits: "no box")
        check(set(wrong.values()) == {0.0}, f"{kind}: texts without a box score 0.0")
if tool("inspect_ai"):
    from inspect_ai import eval as run
    from inspect_ai.model import ModelOutput, get_model

    for folder in sys.argv[1:]:
        sys.path.insert(0, str(Path(folder, "eval")))
        sys.modules.pop("inspect_task", None)
        import inspect_task

        for name in [each for each in dir(inspect_task) if "_eval_" in each]:
            task = getattr(inspect_task, name)()
            outputs = [ModelOutput.from_content("mockllm", f"\\boxed{{{sample.target}}}") for sample in task.dataset]
            [log] = run(task, model=get_model("mockllm/model", custom_outputs=outputs), display="none", max_connections=1)
            check(log.results.scores[0].metrics["accuracy"].value == 1.0, f"gold answers score 1.0 in Inspect: {name}")
        sys.path.pop(0)
finish()
