// Mentions of members, delegations and agencies: suggestions, and conversion between typed and stored text. Pure.
import type { Member } from '../../shared/api/members.ts'
import type { Language } from '../../shared/bilingual.ts'
import { pick } from '../../shared/bilingual.ts'
import { type Mention, type MentionKind, parseWords, serialiseMention } from '../../shared/comments/words.ts'
import { fold } from '../../shared/foldAccents.ts'
import type { AccountId, DelegationId } from '../../shared/ids.ts'
import type { Agency, Delegation } from '../../shared/people.ts'

export interface Candidate {
  readonly mention: Mention
  /** The label after the `@`. */
  readonly label: string
  /** Detail, such as the full name of an agency. */
  readonly more: string
  readonly delegation: DelegationId | null
  /** Has commented in this thread. */
  readonly here: boolean
}
export interface Nameable {
  readonly members: readonly Member[]
  readonly delegations: readonly Delegation[]
  readonly agencies: readonly Agency[]
}
interface Asked {
  readonly language: Language
  /** For a comment to one delegation, only its members are suggested. */
  readonly only: DelegationId | null
  readonly here: ReadonlySet<AccountId>
}
export const MENTION_KINDS: readonly MentionKind[] = ['delegation', 'agency', 'account']

/** Without former members and retired delegations. */
export const candidatesOf = ({ members, delegations, agencies }: Nameable, { language, only, here }: Asked): readonly Candidate[] => {
  const all: readonly Candidate[] = [
    ...delegations
      .filter(({ retired }) => !retired)
      .map(({ id, name }) => ({
        mention: { kind: 'delegation', id } as const,
        label: pick(name, language).text.trim(),
        more: '',
        delegation: id,
        here: false,
      })),
    ...agencies
      .filter(({ retired }) => !retired)
      .map(({ id, acronym, name, delegation }) => ({
        mention: { kind: 'agency', id } as const,
        label: acronym,
        more: pick(name, language).text.trim(),
        delegation,
        here: false,
      })),
    ...members
      .filter(({ disabled, name }) => !disabled && name.trim() !== '')
      .map(({ account, name, delegation }) => ({
        mention: { kind: 'account', id: account } as const,
        label: name.trim(),
        more: '',
        delegation,
        here: here.has(account),
      })),
  ]
  const times = new Map<string, number>()
  for (const { label } of all) times.set(label, (times.get(label) ?? 0) + 1)
  const codeOf = (id: DelegationId | null) => delegations.find((one) => one.id === id)?.code
  return all
    .filter(({ delegation }) => only === null || delegation === only)
    .map((one) => {
      // Equal names get the delegation as a suffix.
      const code = (times.get(one.label) ?? 0) > 1 ? codeOf(one.delegation) : undefined
      return code ? { ...one, label: `${one.label} (${code})` } : one
    })
}

const MOST_OFFERED = 9

/** Matches whose name, or a word of it, starts with the query; participants of the thread first. */
export const offered = (candidates: readonly Candidate[], typed: string): readonly Candidate[] => {
  const wanted = fold(typed)
  const found = candidates.filter(({ label, more }) =>
    [label, more].some(
      (words) =>
        fold(words)
          .split(/[\s,.()]+/)
          .some((word) => word.startsWith(wanted)) || fold(words).startsWith(wanted),
    ),
  )
  return MENTION_KINDS.flatMap((kind) => {
    const ofKind = found.filter(({ mention }) => mention.kind === kind)
    return [...ofKind.filter(({ here }) => here), ...ofKind.filter(({ here }) => !here)].slice(0, MOST_OFFERED / MENTION_KINDS.length + 2)
  }).slice(0, MOST_OFFERED)
}

/** Query between an `@` and the caret; null if there is none. */
export const typedMention = (words: string, caret: number): { readonly from: number; readonly typed: string } | null => {
  const found = /(?:^|[\s(¿¡«“"'/])@([\p{L}\p{N}._-]{0,40})$/u.exec(words.slice(0, caret))
  const typed = found?.[1]
  return typed === undefined ? null : { from: caret - typed.length - 1, typed }
}

type Named = readonly (readonly [label: string, stored: string])[]

/** Stored form: chosen names that are still in the text become ids. */
export const toStored = (words: string, named: Named): string => {
  const known = [...named].filter(([label]) => label !== '').sort(([a], [b]) => b.length - a.length)
  if (known.length === 0) return words
  const names = new RegExp(`@(${known.map(([label]) => escaped(label)).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return words.replace(names, (whole, label) => known.find(([one]) => one === label)?.[1] ?? whole)
}
const escaped = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Editable form: ids become names, with the list of which is which. */
export const toTyped = (stored: string, nameOf: (mention: Mention) => string): { readonly words: string; readonly named: Named } => {
  const named = new Map<string, string>()
  const words = parseWords(stored).map((part) => {
    if (part.type === 'text') return part.text
    const stored = serialiseMention(part.mention)
    const name = nameOf(part.mention)
    // Equal names stay distinct.
    let label = name
    for (let n = 2; (named.get(label) ?? stored) !== stored; n++) label = `${name} (${n})`
    named.set(label, stored)
    return `@${label}`
  })
  return { words: words.join(''), named: [...named] }
}

/** Mentioned members who are not of this delegation and so could not read the comment. */
export const outsideOf = (delegation: DelegationId, words: string, { members, agencies }: Nameable): readonly Mention[] =>
  parseWords(words).flatMap((part): readonly Mention[] => {
    if (part.type === 'text') return []
    const { mention } = part
    if (mention.kind === 'delegation') return mention.id === delegation ? [] : [mention]
    const of =
      mention.kind === 'agency' ? agencies.find(({ id }) => id === mention.id) : members.find(({ account }) => account === mention.id)
    return of && of.delegation !== delegation ? [mention] : []
  })
