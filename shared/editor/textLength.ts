// The length of a text, counted alike wherever it is shown.
export interface Length {
  readonly words: number
  readonly characters: number
}

export const lengthOf = (text: string): Length => ({
  words: text.match(/[\p{L}\p{N}]\p{M}*(?:[\p{L}\p{N}\p{M}]|[’'.,‑-](?=[\p{L}\p{N}]))*/gu)?.length ?? 0,
  characters: charactersIn(text),
})

/** With spaces but without line breaks; a letter with its accents is one. */
export const charactersIn = (text: string): number => text.match(/[^\n\p{M}]/gu)?.length ?? 0
