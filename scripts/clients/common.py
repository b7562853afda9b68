"""What the scripts share: finding tools, saying what was tried, a tiny tokenizer and model that need no download."""

import importlib
import importlib.metadata
import json
import sys
from pathlib import Path

failed = []


def tool(module, package=None):
    """The module, or None after a sentence that the steps with it are skipped."""
    try:
        found = importlib.import_module(module)
    except Exception as problem:  # noqa: BLE001 - a tool that does not start is as missing as one that is not there
        print(f"skipped: {module} cannot be imported here ({type(problem).__name__}: {str(problem).splitlines()[0]})")
        return None
    print(f"with {module} {importlib.metadata.version(package or module)}")
    return found


def check(holds, words):
    print(f"{'ok' if holds else 'FAILED'}: {words}", flush=True)
    if not holds:
        failed.append(words)


def finish():
    sys.exit(1 if failed else 0)


def rows_of(folder, config, split):
    """The rows of JSONL files, read without any of the tools."""
    lines = []
    for path in sorted(Path(folder, "data", config).glob(f"{split}-*.jsonl")):
        lines += path.read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines]


MARKS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]

# As Qwen2.5's, but for tools: the system message is only added where there is none.
TEMPLATE = (
    "{%- if messages[0]['role'] != 'system' -%}<|im_start|>system\nDEFAULT<|im_end|>\n{%- endif -%}"
    "{%- for message in messages -%}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{ '<|im_start|>assistant\n' }}{%- endif -%}"
)


def tiny_tokenizer():
    """A tokenizer of bytes with Qwen's marks and a template whose default system message is not the data's."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {letter: number for number, letter in enumerate(alphabet)}
    raw = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    raw.add_special_tokens(MARKS)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, eos_token="<|endoftext|>", pad_token="<|endoftext|>")
    tokenizer.chat_template = TEMPLATE
    return tokenizer


def save_tiny_model(place):
    """A random model of a few thousand parameters with the architecture of Qwen2.5, and its tokenizer, as a folder."""
    from transformers import Qwen2Config, Qwen2ForCausalLM

    tokenizer = tiny_tokenizer()
    config = Qwen2Config(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=65536,
        pad_token_id=tokenizer.pad_token_id,
    )
    Qwen2ForCausalLM(config).save_pretrained(place)
    tokenizer.save_pretrained(place)
    return tokenizer
