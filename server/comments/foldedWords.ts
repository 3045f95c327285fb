// Search text of a comment: both languages, without accents and mentions.
import { parseWords } from '../../shared/comments/words.ts'
import { foldText } from '../search/folded.ts'

export const foldedWords = (words: string, other: string | null): string =>
  [words, other ?? ''].map((side) => foldText(spoken(side)).plain).join('\n')

const spoken = (words: string): string =>
  parseWords(words)
    .map((part) => (part.type === 'text' ? part.text : ' '))
    .join('')
