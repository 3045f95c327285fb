// A sentence as parts, so that screens can link items, show badges of delegations and strike through old values, and exports can print it plainly.

import type { AccountId, DelegationId, DocumentId, ItemId } from '../ids.ts'
import { isolate } from '../isolate.ts'

interface Spoken {
  readonly text: string
  /** `old` is shown struck through, `new` beside it. */
  readonly tone?: 'old' | 'new'
}
export type PhrasePart =
  /** Fixed text. */
  | (Spoken & { readonly type: 'text' })
  /** A value, or text by a person. */
  | (Spoken & { readonly type: 'value' })
  | (Spoken & { readonly type: 'item'; readonly id: ItemId })
  | (Spoken & { readonly type: 'page'; readonly id: DocumentId })
  | (Spoken & { readonly type: 'delegation'; readonly id: DelegationId })
  /** Chair, secretariat and translators: `SEC`. */
  | (Spoken & { readonly type: 'secretariat' })
  | (Spoken & { readonly type: 'person'; readonly id: AccountId })
export type PhraseParts = readonly PhrasePart[]

export const words = (text: string): PhraseParts => (text === '' ? [] : [{ type: 'text', text }])
export const valued = (text: string): PhraseParts => [{ type: 'value', text }]
export const withTone = (parts: PhraseParts, tone: 'old' | 'new'): PhraseParts =>
  parts.map((part) => (part.type === 'text' ? part : { ...part, tone }))

/** As plain text; text by people is bidi-isolated. */
export const plainPhrase = (parts: PhraseParts): string => parts.map(({ type, text }) => (type === 'text' ? text : isolate(text))).join('')

/** The part at this index is followed by its replacement, with only a space between them. */
export const isBare = (parts: PhraseParts, at: number): boolean =>
  parts[at]?.tone === 'old' && parts[at + 1]?.text.trim() === '' && parts[at + 2]?.tone === 'new'

/** Fills parts into a template: `fill('moved {field} to {to}', { field: …, to: … })`. */
export const fill = (template: string, slots: Readonly<Record<string, PhraseParts>>): PhraseParts =>
  contract(template.split(/\{(\w+)\}/).flatMap((piece, index) => (index % 2 === 0 ? words(piece) : (slots[piece] ?? []))))

export const joined = (lists: readonly PhraseParts[], between: string, last = between): PhraseParts =>
  lists.flatMap((parts, index) => (index === 0 ? parts : [...words(index === lists.length - 1 ? last : between), ...parts]))

/** Merges adjacent fixed text; in Spanish contracts *de el* and *a el*. Text by people is unchanged. */
const contract = (parts: PhraseParts): PhraseParts => {
  const merged: PhrasePart[] = []
  for (const part of parts) {
    const before = merged.at(-1)
    if (part.type === 'text' && before?.type === 'text' && before.tone === part.tone)
      merged[merged.length - 1] = { ...before, text: before.text + part.text }
    else merged.push(part)
  }
  return merged.map((part) =>
    part.type === 'text' ? { ...part, text: part.text.replace(/\bde el\b/g, 'del').replace(/\ba el\b/g, 'al') } : part,
  )
}
