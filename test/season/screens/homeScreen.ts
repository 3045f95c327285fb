// What Home says since the reader's last visit, statement by statement: each line is about an item that this delegation changed since then, names only
// dates that stood or stand, and no item that it changed is missing.
import type { Deed, ItemModel } from '../journal.ts'
import { fieldValue } from '../papers/itemPaper.ts'
import { codeOf } from '../papers/planPaper.ts'
import { dayIn, MONTHS } from '../papers/wanted.ts'
import { GROUP, ROADMAP } from '../season.ts'
import { nearDay, type OnScreen } from './on.ts'
import type { Screens } from './openScreens.ts'

interface Told {
  readonly code: string
  readonly lines: readonly string[]
}
/** What each delegation is said to have done: the lines with its mark, without their day, and how many are not shown. */
const readHome = async (screens: Screens): Promise<readonly Told[]> => {
  const page = await screens.goTo(`/g/${GROUP}`)
  const rows = page.locator('section.since li.change-row')
  const isAny = await rows
    .first()
    .waitFor({ state: 'visible' })
    .then(
      () => true,
      () => false,
    )
  // Nobody else did anything since then.
  if (!isAny) return []
  const said = await rows.evaluateAll((all) =>
    all.map((row) => ({
      who: row.querySelector('.change-row__who')?.textContent ?? '',
      words: [...row.children]
        .filter((part) => !part.matches('.change-row__who, .change-row__day'))
        .map((part) => part.textContent ?? '')
        .join(' '),
    })),
  )
  const left = (await page.locator('.since__foot a').allInnerTexts()).map((words) => ({ who: words.split(':', 1)[0] ?? '', words }))
  const told = new Map<string, string[]>()
  for (const { who, words } of [...said, ...left])
    for (const [code] of who.matchAll(/\b(?:CO|MX|US|SEC)\b|\?/g))
      told.set(code, [...(told.get(code) ?? []), words.replaceAll(/[\u2066-\u2069]/g, '').trim()])
  return [...told].map(([code, lines]) => ({ code, lines }))
}

const NAMED = /WG-\d{3}/g
const MOST_LINES = 5
/** Whether it is another one than before the first of these. */
const isChanged = (deeds: readonly Deed[]): boolean => {
  const [first] = deeds
  return first?.what !== 'set' || (first.from ?? null) !== (deeds.at(-1)?.to ?? null)
}

export const homeFault = async (screens: Screens, on: OnScreen, reader: string, since: number): Promise<string | null> => {
  const { season, language } = on
  const items = [...season.ledger.plan.items]
  const deeds = season.ledger.deeds.slice(since).filter(({ document }) => document === ROADMAP)
  const faults: string[] = []
  const told = await readHome(screens)
  const dates = new RegExp(`\\b\\d{1,2} (?:${MONTHS[language].join('|')})(?: \\d{4})?`, 'g')
  const ofDelegation = (code: string) =>
    deeds.filter(({ delegation, account }) => account !== reader && (delegation === null ? 'SEC' : delegation.toUpperCase()) === code)
  for (const { code, lines } of told) {
    const own = ofDelegation(code)
    for (const line of lines) {
      const codes = new Set(line.match(NAMED) ?? [])
      const meant = items.filter(([, item]) => codes.has(codeOf(item)))
      const idle = meant.filter(([id]) => !own.some(({ subject }) => subject === `item:${id}`))
      const isReport = meant.length === 1 && season.reports.some(({ item }) => item === meant[0]?.[0])
      if (idle.length > 0 && !isReport) faults.push(`${code} did nothing to ${idle.map(([, item]) => codeOf(item))}: ${line}`)
      const known = knownDates(on, meant, deeds)
      const wrong = (line.match(dates) ?? []).filter((day) => !known.has(day))
      if (codes.size > 0 && wrong.length > 0) faults.push(`${code}: ${wrong.join(', ')} is no date of it: ${line}`)
      const isMarked = /(?:link|enlace)/.test(line)
      const isOfSession = season.sessions.some(({ changes }) =>
        changes.some(({ byLink, delegation }) => byLink && delegation?.toUpperCase() === code),
      )
      if (
        isMarked &&
        !(meant.length === 0 && isOfSession) &&
        !own.some(({ byLink, subject }) => byLink && meant.some(([id]) => subject === `item:${id}`)) &&
        !isReport
      )
        faults.push(`${code}: by no link: ${line}`)
    }
    const missing = items.filter(
      ([id, item]) => isNews(own.filter(({ subject }) => subject === `item:${id}`)) && !lines.some((line) => line.includes(codeOf(item))),
    )
    if (missing.length > 0 && lines.length <= MOST_LINES && !lines.some((line) => /\d+ (?:líneas? más|more lines?)/.test(line)))
      faults.push(`${code} is not said to have changed ${missing.map(([, item]) => codeOf(item))}: ${lines.join(' | ')}`)
  }
  for (const code of ['CO', 'MX', 'US'])
    if (!told.some((one) => one.code === code) && isNews(ofDelegation(code))) faults.push(`nothing is said of ${code}`)
  return faults.length > 0 ? faults.join('\n    ') : null
}
/** Some value is another one than it was. */
const isNews = (deeds: readonly Deed[]): boolean =>
  [...Map.groupBy(deeds, ({ subject, field }) => `${subject} ${field}`).values()].some(isChanged)
const knownDates = (on: OnScreen, items: readonly (readonly [string, ItemModel])[], deeds: readonly Deed[]): ReadonlySet<string> => {
  const days = items.flatMap(([id, { values }]) => [
    values.due,
    ...deeds.filter(({ subject, field }) => subject === `item:${id}` && field === 'due').flatMap(({ from, to }) => [from, to]),
  ])
  return new Set(
    days.flatMap((day) =>
      typeof day === 'string' ? [dayIn(day, on.language), nearDay(on, day), fieldValue(on.season, 'due', day, on.language)] : [],
    ),
  )
}
