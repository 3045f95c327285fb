// What the table of the road map says, from the ledger.
import { VALUES } from '../papers/constants.ts'
import { codeOf, leadOf, livingItems, type Numbered, titleOf } from '../papers/planPaper.ts'
import { isLate } from '../papers/reviewPaper.ts'
import { either, say, type Words } from '../papers/wanted.ts'
import { SCREEN } from './constants.ts'
import { nearDay, type OnScreen, todayOf } from './on.ts'

export const PLAN = { path: '/road-map?form=table', part: '[role=treegrid]', without: ['.grid__heads'] }

/** Conversations that the reader may see; nobody has looked at them. */
const comments = ({ season, language, reader }: OnScreen, id: string): string => {
  const n = season.comments.filter(
    ({ item, isOfDelegation, by }) => item === id && (!isOfDelegation || by.delegation === reader.delegation),
  ).length
  return n === 0 ? '' : `${n} ${SCREEN.conversations(n)[language]}`
}
const row = (on: OnScreen, item: Numbered): Words => {
  const [id, model] = item
  const { values } = model
  const { language } = on
  const late = isLate(item, todayOf(on)) ? `, ${SCREEN.late[language]}` : ''
  return say(
    codeOf(model),
    `${VALUES.action?.[language]}:`,
    either(titleOf(model), language),
    comments(on, id),
    VALUES[String(values.status ?? 'proposed')]?.[language] ?? '',
    leadOf(model, language),
    values.due ? `${nearDay(on, values.due)}${late}` : '',
    VALUES[String(values.progress ?? 'notStarted')]?.[language] ?? '',
  )
}
export const planScreen = (on: OnScreen): Words => {
  const { season, language } = on
  const items = livingItems(season.ledger.plan)
  return say(
    ...[...season.streams, null].map((stream) => {
      const own = items.filter(([, { values }]) => (values.stream ?? null) === (stream?.id ?? null))
      if (own.length === 0) return say()
      const late = own.filter((item) => isLate(item, todayOf(on))).length
      const inForce = own.filter(([, { values }]) => values.status !== 'withdrawn')
      const done = own.filter(([, { values }]) => values.status === 'done').length
      return say(
        stream ? either(stream.name, language) : SCREEN.noStream[language],
        String(own.length),
        late > 0 ? SCREEN.manyLate(late)[language] : '',
        SCREEN.doneOf(done, inForce.length)[language],
        ...own.map((item) => row(on, item)),
      )
    }),
  )
}
