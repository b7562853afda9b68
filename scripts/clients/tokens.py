"""The chat template: training texts begin with the evaluation prompt, whatever the tokenizer's default system message; one end mark."""

import sys

from common import check, finish, rows_of, tiny_tokenizer, tool

if tool("transformers"):
    folder = sys.argv[1]
    tokenizer = tiny_tokenizer()
    system = None
    for variant in ("tail", "direct"):
        chats = [row["messages"] for row in rows_of(folder, f"messages-{variant}", "train")]
        texts = [row["text"] for row in rows_of(folder, f"text-{variant}", "train")]
        rendered = [tokenizer.apply_chat_template(chat, tokenize=False) for chat in chats]
        check([text + "\n" for text in texts] == rendered, f"text-{variant} is what the template renders of messages-{variant}")
        check(not any("DEFAULT" in text for text in rendered), "the tokenizer's default system message is in none")
        check(all(text.endswith("<|im_end|>") and text.count("<|im_end|>") == 3 for text in texts), "one end mark, at the very end")
        system = chats[0][0]["content"]
        prompts = [row["prompt"] for row in rows_of(folder, f"prompt-completion-{variant}", "train")]
        begins = [tokenizer.apply_chat_template(prompt, tokenize=False, add_generation_prompt=True) for prompt in prompts]
        check(all(text.startswith(begin) for text, begin in zip(texts, begins, strict=True)), "every training text begins with its prompt")
    import yaml
    from pathlib import Path

    task = yaml.safe_load(Path(folder, "eval/lm_eval/tail_eval_short.yaml").read_text(encoding="utf8").replace("!function", ""))
    check(task["description"] == system, "lm-eval's description is the system message of the data")
finish()
