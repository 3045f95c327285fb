// What documents and screens say of words typed offline. Whether a server can know it depends on how long the device was away, so it may be said
// or not; but it is said of nothing else, and the hours between which they were typed hold those of the ledger.
import type { PaperSeason } from './play.ts'
import { ZONE } from './play.ts'

const noteOf = (city: string): RegExp =>
  new RegExp(
    `, (?:received on reconnect|recibido al reconectar)(?:; (?:according to its device|según su dispositivo)[^;]*? (\\d\\d:\\d\\d)${city}[^;]*? (\\d\\d:\\d\\d)${city})?`,
    'g',
  )
/** Documents name the city whose hour it is; a screen has the hour of its reader. */
const NOTES = { paper: noteOf(' \\(Bogotá\\)'), screen: noteOf('') }
const MARK = / \((?:offline|sin conexión)\)/g

/** @param languages in how many it is said. */
export const withoutOffline = (
  words: readonly string[],
  { ledger }: PaperSeason,
  { languages = 1, on = 'paper' }: { readonly languages?: number; readonly on?: keyof typeof NOTES } = {},
): { readonly words: readonly string[]; readonly fault: string | null } => {
  const text = words.join(' ')
  const offline = ledger.deeds.filter((deed) => deed.offline)
  const minute = (at: number): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  const notes = [...text.matchAll(NOTES[on])]
  const isHeld = ([, from, to]: RegExpMatchArray): boolean =>
    from === undefined || to === undefined || offline.some(({ after }) => from <= minute(after) && to >= minute(after))
  const wrong = notes.filter((note) => !isHeld(note)).map(([said]) => said)
  const most = offline.length * languages
  const fault =
    wrong.length > 0
      ? `typed offline at another hour: ${wrong.join('; ')}`
      : notes.length > most || [...text.matchAll(MARK)].length > most
        ? 'more is said to be typed offline than was'
        : null
  return { words: text.replaceAll(NOTES[on], '').replaceAll(MARK, '').split(' '), fault }
}
