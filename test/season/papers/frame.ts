// What every document has around its contents: group, kind, title, facts, and the logs that prove it.
import { pbkdf2Sync } from 'node:crypto'
import * as Y from 'yjs'
import { type ProvedArchive, proveArchive } from '../archive.ts'
import { GROUP, PASSWORD } from '../season.ts'
import { CLOSINGS, HEADS, PROOF_WHY } from './constants.ts'
import { type PaperSeason, ZONE } from './play.ts'
import { docxWords, markdownWords, pdfWords, readHtml, wordsOf } from './readers.ts'
import type { SessionModel, Window } from './sessionDeeds.ts'
import { closed, hour, type Language, MONTHS, PAGE, parting, say, type Words } from './wanted.ts'

export const NAME: Readonly<Record<Language, string>> = { es: 'Temporada', en: 'Season' }
/** The archive of the group as anybody may have it, proved. */
export const archiveOf = async ({ chair }: PaperSeason): Promise<ProvedArchive> => {
  await chair.must('PUT', '/api/session/proof', { password: PASSWORD })
  return proveArchive(await chair.bytes(`/api/groups/${GROUP}/archive`))
}
export type Format = 'docx' | 'pdf' | 'md' | 'html'
export interface On {
  readonly season: PaperSeason
  readonly language: Language
  readonly format: Format
  /** Of which moment the document is. */
  readonly asOf: Window
}
export interface Paper {
  readonly kind: Words
  readonly title: Words
  readonly isDraft?: boolean
  readonly facts: readonly (readonly [string, Words])[]
  readonly body: Words
  /** The logs it shows, the main one first, and how they are called. */
  readonly logs: readonly (readonly [document: string, name: string])[]
  /** In a PDF the words of drawings stand between these two. */
  readonly drawn?: readonly { readonly from: string; readonly to: string }[]
  /** The heads of its tables: on paper they stand again on the next page. */
  readonly tableHeads?: readonly string[]
  /** What may stand in a drawing, besides months, numbers and codes. */
  readonly drawings?: readonly string[]
  /** Of a record: its session. */
  readonly closings?: SessionModel
}

/** `Place Cartagena`, in Markdown `Place: Cartagena`. */
export const fact = ({ format }: On, name: string, value: Words): Words => [
  ...(format === 'md' ? closed(say(name), ':') : say(name)),
  ...value,
]

export const wantedWords = (on: On, paper: Paper, made: Window): Words => {
  const words = say(wantedHead(on, paper, made), paper.body)
  // What is struck on a page is a line through it.
  return on.format === 'pdf' ? words.map((word) => (typeof word === 'string' ? word.replaceAll('~~', '') : word)) : words
}
const wantedHead = (on: On, paper: Paper, made: Window): Words => {
  const { language, format } = on
  // On pages it stands at the head of each.
  const draft = paper.isDraft && (format === 'md' || format === 'html') ? say(HEADS.draft[language]) : []
  const title = format === 'md' ? say(paper.title, '–', paper.kind, draft) : say(paper.kind, paper.title, draft)
  return say(
    // How a page is called by the browser.
    format === 'html' ? say(paper.title, '–', paper.kind) : [],
    NAME[language],
    title,
    ...paper.facts.map(([name, value]) => fact(on, name, value)),
    fact(on, HEADS.asOf[language], hour(on.asOf, ZONE, language)),
    fact(on, HEADS.made[language], hour(made, ZONE, language)),
  )
}

const READERS = {
  docx: docxWords,
  pdf: pdfWords,
  md: (bytes: Uint8Array) => markdownWords(new TextDecoder().decode(bytes)),
}
/** The words of a document without head and foot of its pages, and what proves it. */
export const readPaper = (on: On, bytes: Uint8Array, paper: Paper): { readonly contents: readonly string[]; readonly proof: string } => {
  const { language, format } = on
  const furniture = {
    group: NAME[language],
    foot: `${escaped(NAME[language])} · ${calledOf(paper)}`,
    draft: paper.isDraft ? HEADS.draft[language] : null,
    of: HEADS.of[language],
  }
  const start = `${HEADS.verification[language]} ${PROOF_WHY[language]}`
  const text = readText({ format, furniture, known: knownInDrawings(on, paper) }, bytes)
  const at = text.replaceAll(PAGE, ' ').lastIndexOf(start)
  if (at < 0) throw new Error('no verification')
  const drawn = (paper.drawn ?? []).map((marks) => ({ ...marks, known: knownInDrawings(on, paper) }))
  const contents = format === 'pdf' ? withoutDrawings(text.slice(0, at), drawn) : text.slice(0, at)
  return { contents: contents.split(/ +/).filter(Boolean), proof: text.slice(at + start.length).replaceAll(PAGE, '') }
}
/** All words, with a sign where a page of a PDF begins. */
export const readText = (
  { format, furniture, known }: { readonly format: Format; readonly furniture: Furniture; readonly known: readonly string[] },
  bytes: Uint8Array,
): string => {
  if (format === 'pdf') return withoutFurniture(READERS.pdf(bytes), furniture).join(' ')
  if (format !== 'html') return READERS[format](bytes).join(' ')
  const { title, words, drawn } = readHtml(new TextDecoder().decode(bytes))
  onlyProved(drawn, known)
  return [...title, ...words].join(' ')
}
/** Each word of a drawing is a month, a number, the code of a delegation, or known by name, perhaps cut short. */
export const knownInDrawings = ({ language }: On, { drawings = [] }: Paper): readonly string[] =>
  wordsOf([...drawings, ...MONTHS[language], HEADS.session[language], 'CO MX US SEC'].join(' '))
const onlyProved = (words: readonly string[], known: readonly string[]): void => {
  for (const word of words) {
    const plain = word.replace(/[*…]$/, '')
    if (!/^\d*$/.test(plain) && !known.some((one) => (word.endsWith('…') ? one.startsWith(plain) : one === plain)))
      throw new Error(`unproved in a drawing: ${word}`)
  }
}
interface Drawn {
  readonly from: string
  readonly to: string
  readonly known: readonly string[]
}
export const withoutDrawings = (text: string, drawn: readonly Drawn[]): string =>
  drawn.reduce((rest, { from, to, known }) => {
    const [start, end] = [rest.indexOf(from) + from.length, rest.indexOf(to)]
    if (start < from.length || end < start) return rest
    onlyProved(wordsOf(rest.slice(start, end)), known)
    return rest.slice(0, start) + ' ' + rest.slice(end)
  }, text)
/** At the foot of each page, as a pattern: a record by its kind and number, others by their title. */
export const calledOf = ({ kind, title, closings }: Paper): string =>
  say(closings ? kind : title)
    .map((word) => (typeof word === 'string' ? escaped(word) : '\\S+'))
    .join(' ')
export const shortOf = (hash: string): string => (hash.slice(0, 12).match(/.{4}/g) ?? []).join(' ')
export interface Furniture {
  readonly group: string
  /** As a pattern. */
  readonly foot: string
  readonly draft: string | null
  /** Between the number of a page and that of all. */
  readonly of: string
}
/** `Season` above and `Season · Road map 1 of 2 · b980 7e4d fbc9` below. */
const withoutFurniture = (words: readonly string[], { group, foot: below, draft: said, of }: Furniture): readonly string[] => {
  const draft = said === null ? '' : `(?: ${said})?`
  const foot = `${below} \\d+ ${of} \\d+ · (?:[0-9a-f]{4} ?){3}`
  const text = words.join(' ').replace(new RegExp(`${draft} ${foot}(?= |$)`), ` ${PAGE}`)
  // On the first page the group's name is the head of the document itself.
  return text
    .replaceAll(new RegExp(`(?: ${group}${draft})? ${foot}(?= |$)`, 'g'), ` ${PAGE}`)
    .replaceAll('->', '→')
    .split(' ')
}

/** What is wrong with the proof; empty if nothing is. */
export const proofFaults = (on: On, proof: string, paper: Paper, archive: ProvedArchive): readonly string[] => {
  const { language, format, season } = on
  const colon = format === 'md' ? ':' : ''
  const heads = paper.logs.map(([document, name]) => ({ document, name }))
  const head = `${HEADS.log[language]} ${HEADS.position[language]} ${HEADS.hash[language]}`
  const table = proof.slice(proof.indexOf(head))
  // A table that goes on over a page has its head there again.
  const rows = table.split(head).map((part) => part.trim())
  const found: { readonly document: string; readonly seq: number; readonly hash: string }[] = []
  const faults: string[] = []
  let rest = rows.join(' ').trim()
  for (const { document, name } of heads) {
    const match = new RegExp(`^ ?${escaped(name)} (\\d+) ((?:[0-9a-f]{8} ?){8})`).exec(rest)
    if (!match) return [`no row of ${name} (${document}) in: ${rest}`]
    rest = rest.slice(match[0].length)
    const one = { document, seq: Number(match[1]), hash: (match[2] ?? '').replaceAll(' ', '') }
    found.push(one)
    if (archive.hashes.get(document)?.[one.seq - 1] !== one.hash) faults.push(`${document} has another hash at ${one.seq}`)
  }
  const [main] = found
  if (!main) return [...faults, `unproved: ${rest}`]
  const foot = format === 'html' ? `${escaped(NAME[language])} · ${calledOf(paper)} · ${shortOf(main.hash)}` : ''
  if (!new RegExp(`^${foot}$`).test(rest.trim())) faults.push(`unproved: ${rest}`)
  const facts = proof.slice(0, proof.length - table.length).trim()
  const closings = paper.closings ? closingWords(on, paper.closings, archive) : []
  const wanted = say(
    ...closings.map(([name, digits]) => [...(format === 'md' ? closed(name, ':') : name), ...say(digits)]),
    `${HEADS.address[language]}${colon}`,
  )
  const [before = '', address = ''] = splitAtAddress(facts, season.server.origin)
  const parts = parting(wordsOf(before), wanted)
  if (parts) faults.push(parts)
  const url = `${season.server.origin}/g/${GROUP}/verification?of=${encodeURIComponent(main.document)}&seq=${main.seq}&hash=${main.hash.slice(0, 32)}`
  if (address !== url) faults.push(`the address is ${address}, not ${url}`)
  return faults
}
export const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** In a PDF an address is broken into lines. */
const splitAtAddress = (facts: string, origin: string): readonly [string, string] => {
  const at = facts.indexOf(origin)
  const start = facts[at - 1] === '<' ? at - 1 : at
  return [facts.slice(0, start), facts.slice(at).replaceAll(' ', '').replace(/>$/, '')]
}

/** Of each closing of a session, the newest first: what it is called, and its digits, computed from the heads that the archive has of it. */
export const closingWords = ({ language }: On, session: SessionModel, archive: ProvedArchive): readonly (readonly [Words, string])[] => {
  const { closings } = session
  const name = HEADS.fingerprint[language]
  const digitsOfAll = fingerprints(archive, session.id)
  return closings
    .map((at, index): readonly [Words, string] => {
      const digits = digitsOfAll[index] ?? ''
      if (closings.length === 1 && session.state === 'closed') return [say(name), digits]
      return [say(closed(say(name), ','), closed(hour(at, ZONE, language), ','), standing(session, index, language)), digits]
    })
    .toReversed()
}
const standing = ({ closings, state }: SessionModel, index: number, language: Language): string => {
  const called = (at: number) => (language === 'es' ? `${CLOSINGS.es[at]} cierre` : `${CLOSINGS.en[at]} closing`)
  const last = closings.length - 1
  const says =
    index < last
      ? { es: `reemplazada por la del ${called(last)}`, en: `replaced by that of the ${called(last)}` }
      : state === 'closed'
        ? { es: 'la que se lee en voz alta', en: 'the one to read aloud' }
        : { es: 'vale hasta que la sesión se cierre de nuevo', en: 'in force until the session is closed again' }
  return `${called(index)}: ${says[language]}`
}
interface MarkedHead {
  readonly document: string
  readonly seq: number
  readonly hash: string
}
/** The first closing is a mark of the archive; closing again is an act, which has the heads of then and stands itself in the log of acts. */
export const fingerprints = (archive: ProvedArchive, meeting: string): readonly string[] => {
  const marks: readonly { readonly kind: string; readonly meeting: string | null; readonly heads: readonly MarkedHead[] }[] =
    archive.records.get('M') ?? []
  const log = `acts:${GROUP}`
  const again = actsIn(archive).flatMap(({ n, what }) =>
    what.type === 'meetingMoved' && what.how === 'closedAgain' && what.meeting === meeting
      ? [[...(what.heads ?? []), { document: log, seq: n, hash: archive.hashes.get(log)?.[n - 1] ?? '' }]]
      : [],
  )
  return [...marks.filter((one) => one.meeting === meeting && one.kind === 'closed').map(({ heads }) => heads), ...again].map(digitsOf)
}
interface Act {
  readonly n: number
  readonly what: { readonly type: string; readonly how?: string; readonly meeting?: string; readonly heads?: readonly MarkedHead[] }
}
const actsIn = (archive: ProvedArchive): readonly Act[] => {
  const doc = new Y.Doc()
  for (const { document, updates } of archive.entries)
    if (document === `acts:${GROUP}`) for (const update of updates) Y.applyUpdate(doc, update)
  return [...doc.getMap<Act>('acts').values()].toSorted((a, b) => a.n - b.n)
}
const digitsOf = (heads: readonly MarkedHead[]): string => {
  const lines = heads
    .toSorted((a, b) => (a.document < b.document ? -1 : 1))
    .map(({ document, seq, hash }) => `${document} ${seq} ${hash}\n`)
  const bytes = pbkdf2Sync(`ruta closing 1\n${GROUP}\n${lines.join('')}`, 'ruta closing 1', 200_000, 17, 'sha256')
  const number = (BigInt(`0x${bytes.toString('hex')}`) % 10n ** 40n).toString().padStart(40, '0')
  return (number.match(/.{5}/g) ?? []).join(' ')
}
