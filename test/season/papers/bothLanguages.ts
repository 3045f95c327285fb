// A document in two languages says what each of them says alone, in its order, and nothing besides; what is the same in both stands once.
import type { ProvedArchive } from '../archive.ts'
import { GROUP } from '../season.ts'
import { HEADS, PROOF_WHY } from './constants.ts'
import {
  calledOf,
  closingWords,
  escaped,
  knownInDrawings,
  NAME,
  type On,
  type Paper,
  readText,
  shortOf,
  wantedWords,
  withoutDrawings,
} from './frame.ts'
import { withoutOffline } from './offline.ts'
import { wordsOf } from './readers.ts'
import type { Window } from './sessionDeeds.ts'
import { type Language, matches, PAGE, say, show, type Words } from './wanted.ts'

type Both<T> = Readonly<Record<Language, T>>
interface Asked {
  readonly on: Both<On>
  readonly papers: Both<Paper>
  readonly made: Window
  readonly archive: ProvedArchive
}
const LANGUAGES = ['es', 'en'] as const
const beside = ({ es, en }: Both<string>): string => `${es} · ${en}`

export const bothFault = ({ on, papers, made, archive }: Asked, bytes: Uint8Array): string | null => {
  const { season, format } = on.es
  const known = LANGUAGES.flatMap((language) => knownInDrawings(on[language], papers[language]))
  const furniture = {
    group: beside(NAME),
    // In the first language alone.
    foot: `${escaped(NAME.es)} · ${calledOf(papers.es)}`,
    draft: papers.es.isDraft ? beside(HEADS.draft) : null,
    of: '/',
  }
  const text = readText({ format, furniture, known }, bytes)
  const drawn = (papers.es.drawn ?? []).map(({ from, to }, at) => ({
    from: `${from} ${papers.en.drawn?.[at]?.from}`,
    to,
    known,
  }))
  const said = withoutOffline(withoutDrawings(text, drawn).split(/ +/).filter(Boolean), season, { languages: 2 })
  if (said.fault) return said.fault
  const whole = joinedAddress(said.words.join(' '), season.server.origin)
  const rows = proofRows(whole, papers.es, archive)
  if (typeof rows === 'string') return rows
  const wanted = (language: Language): Words => {
    const words = [...wantedWords(on[language], papers[language], made), ...proofWords(on[language], papers[language], rows, archive)]
    return format === 'md' ? words.map(withoutColon) : words
  }
  const given = whole.split(/ +/)
  const heads = new Set(
    LANGUAGES.flatMap((language) =>
      wordsOf(
        [...(papers[language].tableHeads ?? []), ...[HEADS.log, HEADS.position, HEADS.hash].map((words) => words[language])].join(' '),
      ),
    ),
  )
  return shuffleFault(format === 'md' ? given.map((word) => word.replace(/:$/, '')) : given, wanted('es'), wanted('en'), heads)
}
const withoutColon: (word: Words[number]) => Words[number] = (word) =>
  typeof word === 'string' ? word.replace(/:$/, '') : { about: word.about, isIt: (given) => word.isIt(given) || word.isIt(`${given}:`) }

/** An address is broken into the lines of a page. */
const joinedAddress = (text: string, origin: string): string => {
  const at = text.indexOf(origin, text.lastIndexOf(HEADS.fingerprint.es) + 1)
  if (at < 0) return text
  const end = text.indexOf(` ${HEADS.log.es} `, at)
  const start = text[at - 1] === '<' ? at - 1 : at
  const address = text.slice(at, end)
  return `${text.slice(0, start)}${address.replaceAll(' ', '').replaceAll(PAGE, '').replace(/>$/, '')}${address.includes(PAGE) ? ` ${PAGE}` : ''}${text.slice(end)}`
}

interface Row {
  readonly document: string
  readonly seq: number
  readonly hash: string
}
/** The positions in the order of the document's logs; each hash is that of the archive. */
const proofRows = (text: string, { logs }: Paper, { hashes }: ProvedArchive): readonly Row[] | string => {
  const below = text.slice(text.lastIndexOf(PROOF_WHY.en.slice(0, 40)))
  const found = [...below.replaceAll(`${PAGE} `, '').matchAll(/ (\d+) ((?:[0-9a-f]{8} ?){8})/g)]
  if (found.length !== logs.length) return `${found.length} rows of ${logs.length} logs`
  const rows = logs.map(([document], at) => ({
    document,
    seq: Number(found[at]?.[1]),
    hash: (found[at]?.[2] ?? '').replaceAll(' ', ''),
  }))
  const wrong = rows.filter(({ document, seq, hash }) => hashes.get(document)?.[seq - 1] !== hash)
  return wrong.length > 0 ? `another hash: ${JSON.stringify(wrong)}` : rows
}
const spaced = (hash: string): string => (hash.match(/.{8}/g) ?? []).join(' ')
const proofWords = (on: On, paper: Paper, rows: readonly Row[], archive: ProvedArchive): Words => {
  const { language, format, season } = on
  const [main] = rows
  if (!main) return []
  const closings = paper.closings ? closingWords(on, paper.closings, archive) : []
  const address = `${season.server.origin}/g/${GROUP}/verification?of=${encodeURIComponent(main.document)}&seq=${main.seq}&hash=${main.hash.slice(0, 32)}`
  return say(
    HEADS.verification[language],
    PROOF_WHY[language],
    ...closings.map(([name, digits]) => say(name, digits)),
    HEADS.address[language],
    address,
    HEADS.log[language],
    HEADS.position[language],
    HEADS.hash[language],
    ...rows.map(({ seq, hash }, at) => say(paper.logs[at]?.[1] ?? '', String(seq), spaced(hash))),
    // In the first language alone.
    format === 'html' && language === 'es' ? say(NAME.es, '·', paper.closings ? paper.kind : paper.title, '·', shortOf(main.hash)) : '',
  )
}

/** Between the languages on one line, and over columns. */
const BETWEEN = new Set(['·', '/', 'N.º', 'Español', 'English'])
const WIDTH = 1_000_000
/** Null, or where the words are no longer those of one, of the other, or of both at once. @param heads may stand again where a page begins. */
const shuffleFault = (given: readonly string[], es: Words, en: Words, heads: ReadonlySet<string>): string | null => {
  let places = new Set([0])
  let begins = false
  for (const [at, word] of given.entries()) {
    if (word === PAGE) {
      begins = true
      continue
    }
    begins &&= heads.has(word) || BETWEEN.has(word)
    const next = new Set<number>()
    for (const place of places) {
      const [i, j] = [Math.floor(place / WIDTH), place % WIDTH]
      const [isEs, isEn] = [matches(es[i], word), matches(en[j], word)]
      if (isEs) next.add(place + WIDTH)
      if (isEn) next.add(place + 1)
      if (isEs && isEn) next.add(place + WIDTH + 1)
      if (begins || BETWEEN.has(word)) next.add(place)
    }
    if (next.size === 0) return parted(given, at, places, es, en)
    places = next
  }
  return places.has(es.length * WIDTH + en.length) ? null : parted(given, given.length, places, es, en)
}
const parted = (given: readonly string[], at: number, places: ReadonlySet<number>, es: Words, en: Words): string => {
  const furthest = Math.max(...places)
  const after = (words: Words, from: number) =>
    words
      .slice(from, from + 14)
      .map(show)
      .join(' ')
  return `word ${at}
    document: ${given.slice(Math.max(0, at - 14), at + 14).join(' ')}
    ledger:   ${after(es, Math.floor(furthest / WIDTH))} | ${after(en, furthest % WIDTH)}`
}
