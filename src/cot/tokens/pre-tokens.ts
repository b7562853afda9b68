/**
 * The stretches that Qwen's tokenizer cuts a text into before it merges bytes: contractions, words with the sign before them, single
 * digits, punctuation with the line breaks after it, white space. Together they are the whole text.
 *
 * Source: the `pre_tokenizer` of Qwen's `tokenizer.json`; the letter case of contractions, which it ignores, is written out.
 */
export const PRE_TOKENS =
  /'(?:[sdmtSDMT]|[lL][lL]|[vV][eE]|[rR][eE])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;
