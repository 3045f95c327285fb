// What the panel of an item says besides its history, from the ledger: its main facts, how far its date moved, and the last report on it.
import type { ItemModel } from '../journal.ts'
import { VALUES } from '../papers/constants.ts'
import { linkWords } from '../papers/itemPaper.ts'
import { leadOf } from '../papers/planPaper.ts'
import { allMoves, summed } from '../papers/reviewLedger.ts'
import { isLate } from '../papers/reviewPaper.ts'
import { say, type Words } from '../papers/wanted.ts'
import { DETAIL, ITEM, SCREEN } from './constants.ts'
import { asPaper, nearDay, type OnScreen, todayOf } from './on.ts'

export const detailsOf = (item: string) => ({
  path: `/road-map?item=${item}`,
  part: '.panel .facts, .panel .item-reports',
  without: ['.value > .vh', '.value__empty', 'a', '.item-reports__since'],
})

const moved = (on: OnScreen, id: string): Words => {
  const { season, language } = on
  const moves = allMoves(season.ledger, id)
  const sum = summed(moves)
  if (sum.moves === 0) return say()
  const away = sum.days === 0 ? DETAIL.sameDay[language] : ITEM.away(sum.days)[language]
  return say(DETAIL.moved[language], away, DETAIL.inMoves(sum.moves)[language], nearDay(on, moves[0]?.was))
}
const reported = (on: OnScreen, id: string): Words => {
  const { season, language } = on
  const own = season.reports.filter(({ item }) => item === id)
  const last = own.at(-1)
  if (!last) return say(DETAIL.reports[language], DETAIL.noReports[language])
  const erased = { es: 'una persona cuya cuenta se borró', en: 'a person whose account was erased' }[language]
  const name = season.erased.has(last.by) ? erased : season.people.find(({ account }) => account === last.by)?.seat.name
  const code = last.delegation.toUpperCase()
  const other = language === 'es' ? 'en' : 'es'
  const given = last.isOwn ? `${name}` : `${name}, ${DETAIL.inNameOf[language]} ${code}`
  return say(
    DETAIL.reports[language],
    String(own.length),
    `${code}, ${SCREEN.delegation[language]} ${code}`,
    DETAIL.today[language],
    last.byLink ? `${given}; ${linkWords(asPaper(on), last.byLink)}` : given,
    `${ITEM.fields.progress?.[language]} ${VALUES[last.progress]?.[language]}`,
    DETAIL.done[language],
    last.done[language],
    last.done[other],
  )
}
export const detailScreen = (on: OnScreen, id: string, item: ItemModel): Words => {
  const { language } = on
  const { values } = item
  const late = isLate([id, item], todayOf(on)) ? `, ${SCREEN.late[language]}` : ''
  return say(
    `${ITEM.fields.status?.[language]} ${VALUES[String(values.status ?? 'proposed')]?.[language]}`,
    `${ITEM.fields.lead?.[language]} ${leadOf(item, language)}`,
    `${ITEM.fields.due?.[language]} ${values.due ? `${nearDay(on, values.due)}${late}` : ''}`,
    moved(on, id),
    reported(on, id),
  )
}
