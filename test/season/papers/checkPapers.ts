// Reads every document at a stop of the season, and compares it with the ledger: each statement of either is in the other.

import { RECORD_PARTS } from '../../../shared/outcome/model.ts'
import type { Report } from '../checks.ts'
import { GROUP } from '../season.ts'
import { bothFault } from './bothLanguages.ts'
import { checkData } from './checkData.ts'
import { archiveOf, type Format, type On, type Paper, proofFaults, readPaper, wantedWords } from './frame.ts'
import { itemPaper } from './itemPaper.ts'
import { withoutOffline } from './offline.ts'
import { planPaper } from './planPaper.ts'
import type { PaperSeason } from './play.ts'
import { reviewPaper } from './reviewPaper.ts'
import type { SessionModel, Window } from './sessionDeeds.ts'
import { recordPaper, registerPaper } from './sessionPapers.ts'
import { STOPS, type Stop } from './stops.ts'
import { textPaper } from './textPaper.ts'
import { type Language, parting, withoutRepeats } from './wanted.ts'

const FORMATS: readonly Format[] = ['md', 'docx', 'pdf', 'html']
const LANGUAGES: readonly Language[] = ['en', 'es']

interface Document {
  readonly name: string
  readonly of: object
  /** Of which moment it is; absent: of the present. */
  readonly asOf?: Window
  readonly paper: (on: On) => Paper
}

export const checkPapers = async (stop: Stop, season: PaperSeason, { made, faults }: Report): Promise<void> => {
  const documents: readonly Document[] = [
    { name: 'plan', of: { kind: 'plan', group: 'stream' }, paper: planPaper },
    { name: 'register', of: { kind: 'register' }, paper: registerPaper },
    ...season.sessions.filter(({ closings }) => closings.length > 0).map(recordDocument),
    ...sheetsAt(stop, season),
    ...season.texts.map((text): Document => ({ name: 'text', of: { kind: 'text', text: text.id }, paper: (on) => textPaper(on, text) })),
    ...season.sessions
      .filter(({ closings }) => closings.length > 0 && stop !== 'after session 1')
      .map(
        (session): Document => ({
          name: 'review',
          of: { kind: 'review', since: `meeting:${session.id}` },
          paper: (on) => reviewPaper(on, session),
        }),
      ),
  ]
  const archive = await archiveOf(season)
  const note = (kind: string, what: string, fault: string | null) => {
    made.set(kind, (made.get(kind) ?? 0) + 1)
    if (fault) faults.push(`${kind}: ${what}: ${fault}`)
  }
  // Languages take turns, from stop to stop.
  for (const [index, { name, of, asOf, paper }] of documents.entries()) {
    if (process.env.ONLY && name !== process.env.ONLY) continue
    for (const language of LANGUAGES.filter((_, at) => (at + index + STOPS.indexOf(stop)) % 2 === 0))
      for (const format of FORMATS) {
        const after = season.ledger.now()
        const bytes = await season.chair.bytes(`/api/groups/${GROUP}/outcome`, { of, format, languages: language, paper: 'a4' })
        const now = { after, before: season.ledger.now() }
        const on: On = { season, language, format, asOf: asOf ?? now }
        const wanted = paper(on)
        const what = `${name}.${format} in ${language}, ${stop}`
        const { contents, proof } = readPaper(on, bytes, wanted)
        const words = wantedWords(on, wanted, now)
        const said = withoutOffline(contents, season)
        note(name, what, said.fault ?? parting(withoutRepeats(said.words, words, wanted.tableHeads ?? []), words))
        note(`proof of a ${name}`, what, proofFaults(on, proof, wanted, archive).join('\n') || null)
      }
    // Formats take turns in two languages, from document to document.
    const format = FORMATS[(index + STOPS.indexOf(stop)) % FORMATS.length] ?? 'html'
    const after = season.ledger.now()
    const bytes = await season.chair.bytes(`/api/groups/${GROUP}/outcome`, { of, format, languages: 'es-en', paper: 'a4' })
    const now = { after, before: season.ledger.now() }
    const on = (language: Language): On => ({ season, language, format, asOf: asOf ?? now })
    const both = { es: on('es'), en: on('en') }
    const fault = bothFault({ on: both, papers: { es: paper(both.es), en: paper(both.en) }, made: now, archive }, bytes)
    note(`${name} in two languages`, `${name}.${format} in es-en, ${stop}`, fault)
  }
  if (process.env.ONLY && process.env.ONLY !== 'data') return
  const language = LANGUAGES[STOPS.indexOf(stop) % 2] ?? 'en'
  await checkData(season, language, archive, (kind, fault) => note(kind, `in ${language}, ${stop}`, fault))
}

/** All of them at the end, and of those that happened most to at each stop. */
const sheetsAt = (stop: Stop, { ledger }: PaperSeason): readonly Document[] =>
  [...ledger.plan.items]
    .slice(0, stop === 'at the end' || stop === 'after an erasure' ? undefined : 2)
    .map(([item, model]) => ({ name: 'sheet', of: { kind: 'item', item }, paper: (on) => itemPaper(on, item, model) }))

const recordDocument = (session: SessionModel): Document => {
  const last = session.state === 'closed' ? session.closings.at(-1) : undefined
  return {
    name: 'record',
    of: { kind: 'record', meeting: session.id, parts: RECORD_PARTS.filter((part) => part !== 'names') },
    ...(last ? { asOf: last } : {}),
    paper: (on) => recordPaper(on, session),
  }
}
