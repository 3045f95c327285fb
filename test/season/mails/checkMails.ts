// Reads the mails that were sent since the last stop: every line of each is a statement that the ledger has for its reader, what must be told is
// told once, and nothing of a comment, of minutes or of a draft is in any of them.
import type { Received } from '../../harness/mailServer.ts'
import type { Report } from '../checks.ts'
import type { PaperSeason } from '../papers/play.ts'
import { wordsOf } from '../papers/readers.ts'
import type { Stop } from '../papers/stops.ts'
import { parting, say } from '../papers/wanted.ts'
import { MAIL } from './constants.ts'
import { isCalled, opens, type Reader, type Statement, statementsFor } from './expected.ts'
import { emailOf, htmlLines, textOf } from './letters.ts'

const readersOf = (season: PaperSeason): readonly Reader[] =>
  season.people.map((member) => ({
    member,
    email: emailOf(member.seat.name),
    language: season.inEnglish.has(member.account) ? 'en' : 'es',
  }))

/** What nobody is told by mail. */
const secretsOf = ({ comments, sessions }: PaperSeason): readonly string[] => [
  ...comments.map(({ words }) => words),
  ...sessions.flatMap(({ minutes, decisions, title }) => [
    ...minutes.es,
    ...minutes.en,
    ...decisions.flatMap(({ text }) => [text.es, text.en]),
    title.es,
    title.en,
  ]),
  ...sessions.filter(({ state }) => state === 'draft').flatMap(({ number }) => [`Session ${number}`, `Sesión ${number}`]),
]

const URL_LINE = /^(?:• )?(https?:\/\/\S+)$/
const LABEL_LINE = /^[^•].*:$/
/** Sentences and entries of lists, each with the link below it; without the foot, and without names of links. */
const linesOf = (mail: Received): readonly { readonly words: string; readonly link: string }[] => {
  const lines = textOf(mail)
    .split('\n')
    .map((line) => line.replace(/\r$/, '').trim())
    .filter((line) => line !== '' && line !== '--' && !/^(Mensaje automático|Automatic message)/.test(line))
  return lines.flatMap((line, at) => {
    if (URL_LINE.test(line)) return []
    const link = URL_LINE.exec(lines[at + 1] ?? '')?.[1] ?? ''
    return LABEL_LINE.test(line) && link !== '' ? [] : [{ words: line.replace(/^• /, ''), link }]
  })
}
const isSaid = (line: string, words: Statement['words']): boolean =>
  parting(wordsOf(line), words) === null || parting(wordsOf(line.replace(/\.$/, '')), words) === null

export const checkMails = async (stop: Stop, season: PaperSeason, { made, faults }: Report): Promise<void> => {
  const readers = readersOf(season)
  const since = season.mails.slice(season.read.mails)
  season.read.mails += since.length
  const note = (mail: Received, fault: string | null) => {
    made.set('mail', (made.get('mail') ?? 0) + 1)
    if (fault) faults.push(`mail: to ${mail.to}, ${stop}, “${mail.headers.subject}”: ${fault}`)
  }
  const secrets = secretsOf(season).filter((words) => words.length > 12)
  for (const mail of since) {
    const reader = readers.find(({ email }) => email === mail.to)
    if (!reader) {
      note(mail, 'nobody has this address')
      continue
    }
    if (season.erasedBefore.has(reader.member.account)) note(mail, 'the account was erased')
    const leaked = secrets.find((words) =>
      [textOf(mail), htmlLines(mail).join(' '), mail.headers.subject ?? ''].some((part) => part.includes(words)),
    )
    note(mail, leaked ? `it says “${leaked}”` : null)
    const known = [...statementsFor(season, stop, reader), { words: opens(season) }]
    const listed = textOf(mail)
      .split('\n')
      .filter((line) => line.startsWith('• ') && !/^• (?:Decision|Decisi[oó]n|Decisiones)/.test(line))
    const subject = mail.headers.subject ?? ''
    note(mail, isCalled(season, subject, known, listed.length) ? null : `it is called so, with ${listed.length} notices`)
    for (const { words, link } of [...linesOf(mail), ...htmlLines(mail).map((line) => ({ words: line, link: '' }))]) {
      const found = known.find((one) => isSaid(words, one.words))
      const isFrame = [...MAIL.frame, ...MAIL.labels].some((both) => isSaid(words, say(both.en)) || isSaid(words, say(both.es)))
      const isElsewhere = found?.link !== undefined && link !== '' && !link.includes(found.link)
      note(mail, isElsewhere ? `“${words}” leads to ${link}` : found || isFrame ? null : `unproved: ${words}`)
    }
  }
  for (const reader of readers) {
    const own = since.filter(({ to }) => to === reader.email).flatMap(linesOf)
    for (const { words, must } of statementsFor(season, stop, reader)) {
      if (!must) continue
      const times = own.filter((line) => isSaid(line.words, words)).length
      made.set('told by mail', (made.get('told by mail') ?? 0) + 1)
      if (times !== 1)
        faults.push(
          `told by mail: ${reader.email}, ${stop}: ${times} times: ${words.map((word) => (typeof word === 'string' ? word : word.about)).join(' ')}`,
        )
    }
  }
  season.read.at = season.ledger.now()
}
