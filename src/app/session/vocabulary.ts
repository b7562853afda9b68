/** The address of the vocabulary of tokens: beside the page, on whichever host. */
export const vocabularyAddress = (): string => new URL('qwen-vocabulary.bin', document.baseURI).href;
