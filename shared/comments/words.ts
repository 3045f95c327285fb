// Text of a comment: plain text with mentions as `@{a:<account>}`, `@{d:<delegation>}` and `@{g:<agency>}`. Total and pure.
import { type AccountId, type AgencyId, type DelegationId, parseAccountId, parseAgencyId, parseDelegationId } from '../ids.ts'
import { UNSEEN } from '../names.ts'

export type Mention =
  | { readonly kind: 'account'; readonly id: AccountId }
  | { readonly kind: 'delegation'; readonly id: DelegationId }
  | { readonly kind: 'agency'; readonly id: AgencyId }
export type MentionKind = Mention['kind']
export type WordPart = { readonly type: 'text'; readonly text: string } | { readonly type: 'mention'; readonly mention: Mention }

const LETTERS = { account: 'a', delegation: 'd', agency: 'g' } as const satisfies Readonly<Record<MentionKind, string>>
const MENTION = /@\{([adg]):([A-Za-z0-9_-]{1,64})\}/g

/** Splits text and mentions; whether a mentioned id exists is checked elsewhere. Malformed mentions are text. */
export const parseWords = (words: string): readonly WordPart[] => {
  const parts: WordPart[] = []
  let from = 0
  for (const match of words.matchAll(MENTION)) {
    const mention = mentionOf(match[1], match[2])
    if (!mention) continue
    if (match.index > from) parts.push({ type: 'text', text: words.slice(from, match.index) })
    parts.push({ type: 'mention', mention })
    from = match.index + match[0].length
  }
  if (from < words.length) parts.push({ type: 'text', text: words.slice(from) })
  return parts
}

export const serialiseMention = ({ kind, id }: Mention): string => `@{${LETTERS[kind]}:${id}}`

export const serialiseWords = (parts: readonly WordPart[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : serialiseMention(part.mention))).join('')

/** Every mention once, in order. */
export const mentionsIn = (words: string): readonly Mention[] => {
  const found = new Map<string, Mention>()
  for (const part of parseWords(words)) if (part.type === 'mention') found.set(serialiseMention(part.mention), part.mention)
  return [...found.values()]
}

/** Normalises typed text: NFC, uniform line ends, without invisible characters except joiners. */
export const normalWords = (typed: string): string =>
  [...typed.normalize('NFC').replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')]
    .filter((character) => KEPT.has(character) || !UNSEEN.test(character))
    .join('')
    .trim()
/** Line feed, tab, zero-width joiner and emoji variation selectors. */
const KEPT: ReadonlySet<string> = new Set(['\n', '\t', '\u200d', '\ufe0e', '\ufe0f'])

const mentionOf = (letter: string | undefined, text: string | undefined): Mention | null => {
  if (letter === LETTERS.account) return madeOf('account', parseAccountId(text))
  if (letter === LETTERS.delegation) return madeOf('delegation', parseDelegationId(text))
  return madeOf('agency', parseAgencyId(text))
}
const madeOf = <Kind extends MentionKind>(kind: Kind, id: Extract<Mention, { kind: Kind }>['id'] | null): Mention | null =>
  id === null ? null : ({ kind, id } as Mention)
