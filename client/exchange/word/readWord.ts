// Reads a Word document as the text that it would become, and what would be left out. Only the worker imports this.
import type { Random } from '../../../shared/ids.ts'
import type { PageKind } from '../../../shared/page/model.ts'
import { type Arranged, arrange, guessLanguages, hasColumns, type WordLanguages } from './arrange.ts'
import type { Losses, TrackedChange, TrackedReading, WordComment } from './model.ts'
import { readParts } from './parts.ts'
import { readBody } from './readBody.ts'

/** The reader's choices; the others are detected. */
export interface WordTold {
  readonly languages?: WordLanguages
  readonly changes?: TrackedReading
}
export interface ReadWord extends Omit<Arranged, 'across'> {
  readonly languages: WordLanguages
  readonly hasColumns: boolean
  /** Null: the document names none. */
  readonly kind: PageKind | null
  readonly isOfRuta: boolean
  readonly changes: readonly TrackedChange[]
  readonly comments: readonly WordComment[]
  readonly references: readonly string[]
  readonly losses: Losses
}

const WORD_TROUBLES = ['not-word', 'locked', 'too-much', 'too-long-text', 'unreadable'] as const
export type WordTrouble = (typeof WORD_TROUBLES)[number]
/** A named error of the reader is the reason; any other error means an unreadable file. */
export const wordTrouble = (error: unknown): WordTrouble =>
  (error instanceof Error && WORD_TROUBLES.find((trouble) => trouble === error.message)) || 'unreadable'

/** Throws a `WordTrouble`, or an error of the XML parser. */
export const readWord = async (bytes: Uint8Array, told: WordTold, random: Random): Promise<ReadWord> => {
  const document = readBody(await readParts(bytes), told.changes ?? 'accepted')
  const languages = told.languages ?? guessLanguages(document)
  const { kind, isOfRuta, changes, comments, references, losses } = document
  const { across, ...arranged } = arrange(document, languages, random)
  return {
    ...arranged,
    languages,
    hasColumns: hasColumns(document),
    kind,
    isOfRuta,
    changes: changes.map((change) => ({ ...change, text: change.text.trim() })).filter(({ text }) => text !== ''),
    comments,
    references,
    losses: { ...losses, merged: losses.merged - across },
  }
}
