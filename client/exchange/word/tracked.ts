// Tracked changes: which of them are part of the text (the inserted ones, or before the changes the deleted ones), and the list of all.
import type { TrackedChange, TrackedReading } from './model.ts'
import type { Xml } from './xml.ts'

export type WordChange = Pick<TrackedChange, 'type' | 'author' | 'at'>
export interface Tracked {
  readonly changes: readonly TrackedChange[]
  readonly record: (change: WordChange, text: string) => void
  /** Whether the text contains inserted or deleted words. */
  readonly counts: (type: TrackedChange['type']) => boolean
  /** The next change is not merged with the one before. */
  readonly begin: () => void
}

export const createTracked = (how: TrackedReading): Tracked => {
  const changes: TrackedChange[] = []
  let lastChange: TrackedChange | null = null
  return {
    changes,
    record(change, text) {
      if (text === '') return
      const isSame = lastChange?.type === change.type && lastChange.author === change.author && lastChange.at === change.at
      const now: TrackedChange = { ...change, text: isSame ? `${lastChange?.text}${text}` : text }
      if (isSame) changes[changes.length - 1] = now
      else changes.push(now)
      lastChange = now
    },
    counts: (type) => (type === 'inserted') === (how === 'accepted'),
    begin() {
      lastChange = null
    },
  }
}

export const changeOf = (type: TrackedChange['type'], { attributes }: Xml): WordChange => ({
  type,
  author: (attributes['w:author'] ?? '').slice(0, 200),
  at: attributes['w:date'] ?? '',
})
