// Reads the screens at a stop of the season in a real browser, and compares them with the ledger: the same facts as in documents and files.
import type { Browser } from 'playwright-core'
import type { Report } from '../checks.ts'
import { archiveOf, fingerprints } from '../papers/frame.ts'
import { withoutOffline } from '../papers/offline.ts'
import type { PaperSeason } from '../papers/play.ts'
import { STOPS, type Stop } from '../papers/stops.ts'
import type { Language, Words } from '../papers/wanted.ts'
import { GROUP } from '../season.ts'
import { detailScreen, detailsOf } from './detailScreen.ts'
import { homeFault } from './homeScreen.ts'
import { historyOf, historyScreen } from './itemScreen.ts'
import type { OnScreen } from './on.ts'
import { openScreens, type Place, type Screens } from './openScreens.ts'
import { PLAN, planScreen } from './planScreen.ts'
import { agendaScreen, attendanceScreen, closedBanner, decisionsScreen, minutesScreen, reopenedBanner } from './recordScreen.ts'
import { REGISTER, registerScreen } from './registerScreen.ts'
import { reviewOf, reviewScreen } from './reviewScreen.ts'

interface Read {
  readonly name: string
  readonly place: Place
  readonly wanted: () => Words
}
const LANGUAGES: readonly Language[] = ['en', 'es']

export const checkScreens = async (browser: Browser, stop: Stop, season: PaperSeason, { made, faults }: Report): Promise<void> => {
  const [chair, delegate] = [season.chair, season.people.filter(({ delegation }) => delegation === 'co')[1] ?? season.chair]
  const archive = await archiveOf(season)
  for (const language of LANGUAGES) {
    const reader = language === 'en' ? chair : delegate
    const on: OnScreen = { season, language, reader, seesDrafts: reader === chair }
    const all = [...sessionsOn(on, (id) => fingerprints(archive, id)), ...othersOn(on, stop)]
    // Languages take turns, from stop to stop.
    const own = all.filter((_, at) => (at + LANGUAGES.indexOf(language) + STOPS.indexOf(stop)) % 2 === 0)
    const screens = await openScreens(browser, season.server, reader, language)
    for (const { name, place, wanted } of own) {
      if (process.env.ONLY && name !== process.env.ONLY) continue
      let offline: string | null = null
      const fault = await screens.compare({ ...place, path: `/g/${GROUP}${place.path}` }, wanted, (words) => {
        const said = withoutOffline(
          words.join(' ').replaceAll(' · recei', ', recei').replaceAll(' · recib', ', recib').split(' '),
          season,
          { on: 'screen' },
        )
        offline = said.fault
        return said.words
      })
      made.set(name, (made.get(name) ?? 0) + 1)
      const found = offline ?? fault
      if (found) faults.push(`${name}: ${place.path} in ${language}, ${stop}: ${found}`)
    }
    await noteHome({ screens, on, reader: reader.account, stop }, { made, faults })
    await screens.close()
  }
}

interface Home {
  readonly screens: Screens
  readonly on: OnScreen
  readonly reader: string
  readonly stop: Stop
}
/** Both open it at each stop; between two stops their visit has ended. */
const noteHome = async ({ screens, on, reader, stop }: Home, { made, faults }: Report): Promise<void> => {
  const { snapshots } = on.season.ledger
  const before = snapshots.findLast(({ mark }) => mark !== stop && STOPS.some((one) => one === mark))
  if (!before) {
    await screens.goTo(`/g/${GROUP}`)
    return
  }
  const fault = await homeFault(screens, on, reader, before.deeds)
  made.set('screen of Home', (made.get('screen of Home') ?? 0) + 1)
  if (fault) faults.push(`screen of Home: in ${on.language}, ${stop}: ${fault}`)
}

const sessionsOn = (on: OnScreen, digits: (session: string) => readonly string[]): readonly Read[] =>
  on.season.sessions
    .filter(({ closings }) => closings.length > 0)
    .flatMap((session): readonly Read[] => {
      const path = `/sessions/${session.id}`
      if (session.state !== 'closed')
        return [
          { name: 'screen of a reopened session', place: { path, part: '.reopened__said' }, wanted: () => reopenedBanner(on, session) },
        ]
      const page = (view: string, part: string, wanted: () => Words, without: readonly string[] = ['button']): Read => ({
        name: 'screen of a session',
        place: { path: `${path}${view}`, part, without },
        wanted,
      })
      return [
        page('', '.session > .note, .closing-print', () => closedBanner(on, session, digits(session.id))),
        page('', '.points', () => agendaScreen(on, session)),
        page('', 'section[aria-labelledby=session-attendance]', () => attendanceScreen(on, session), ['.session-part__top']),
        page('?view=outcomes', '.decisions', () => decisionsScreen(on, session)),
        page('?view=record', '.doc__sides', () => minutesScreen(on, session)),
      ]
    })

const othersOn = (on: OnScreen, stop: Stop): readonly Read[] => {
  const { season } = on
  const isLast = stop === 'at the end' || stop === 'after an erasure'
  const opened = season.ledger.now()
  return [
    { name: 'screen of the plan', place: PLAN, wanted: () => planScreen(on) },
    { name: 'screen of the register', place: REGISTER, wanted: () => registerScreen(on) },
    ...[...season.ledger.plan.items].slice(0, isLast ? undefined : 3).flatMap(([id, item]): readonly Read[] => [
      { name: 'screen of an item', place: historyOf(id), wanted: () => historyScreen(on, id, item) },
      { name: 'screen of an item', place: detailsOf(id), wanted: () => detailScreen(on, id, item) },
    ]),
    ...(stop === 'after session 1' ? [] : season.sessions)
      .filter(({ closings }) => closings.length > 0)
      .map(
        (session): Read => ({
          name: 'screen of the review',
          place: reviewOf(session.id),
          wanted: () => reviewScreen(on, session, opened),
        }),
      ),
  ]
}
