// The plan of a view compared with the earlier moment: which rows are shown, their marks, and the old values of fields.
import { type Accessor, createMemo } from 'solid-js'
import { type Language, otherLanguage, pick } from '../../shared/bilingual.ts'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import { SECRETARIAT } from '../../shared/people.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { type ComparisonContext, useComparison } from './ComparisonProvider.tsx'
import { differenceWords } from './createDifferenceWords.ts'
import { createPlanThen } from './createPlanThen.ts'
import { type ItemMark, markOf, pastOf, shownFields } from './differences.ts'
import { followNow } from './followNow.ts'
import { comparedNames } from './knownNames.ts'

export interface Compared {
  readonly comparison: ComparisonContext
  /** Are marks shown? */
  readonly isOn: Accessor<boolean>
  readonly mark: (item: Item) => ItemMark | null
  /** The old value as text ('' if it was empty), where it differs from the current one. */
  readonly past: (item: Item, field: FieldKey) => string | null
  /** Fields with a different value now. */
  readonly changed: (item: Item) => readonly FieldKey[]
  /** Items to show: archived ones stay in their place, and `only changed` hides unchanged ones. */
  readonly matches: (given: {
    readonly usual: (item: Item) => boolean
    readonly archivedToo: (item: Item) => boolean
  }) => (item: Item) => boolean
  /** Who changed it, and when: `MX Delegate, FGR · 2 Sep 2019, 16:40`. */
  readonly changedBy: (item: Item, field: FieldKey) => string | null
  /** The old title in one language, where it differs. */
  readonly pastTitle: (item: Item, side: Language) => string | null
  /** The later moment is in the past: views show that state, read-only. */
  readonly isPast: Accessor<boolean>
  /** The item at the later moment; null if it did not exist then. */
  readonly shown: (live: Item) => Item | null
  /** The date from which `+n d` is counted. */
  readonly slipFrom: (item: Item) => Day | null
  readonly pastChecklist: (item: Item) => Item['checklist'] | null
  readonly isRewritten: (item: Item) => boolean
  readonly names: Accessor<DescribeContext>
}

export const createCompared = (): Compared => {
  const comparison = useComparison()
  const isLaterPast = () => comparison.comparing().from !== null && comparison.comparing().to.type !== 'now'
  const context = useItemContext()
  const group = useGroup()
  const language = useLanguage()
  const text = useText()
  followNow(useLive(), comparison)

  const then = createPlanThen(comparison)
  // Until the plan of the later moment has loaded there is nothing to compare with.
  const isOn = () => comparison.comparison() !== null && (!isLaterPast() || then() !== null)
  const differenceOf = (item: Item) => (isOn() ? comparison.difference(item.id) : undefined)
  const names = createMemo(() =>
    comparedNames({
      group: group(),
      members: context.members(),
      meetings: comparison.moments().meetings,
      item: context.item,
      stream: (id) => context.stream(id)?.name,
      thisYear: Number(context.today().slice(0, 4)),
    }),
  )
  const titleWas = (past: Item, live: Item): string => {
    const mine = language()
    if (past.title[mine] !== live.title[mine]) return pick(past.title, mine).text.trim()
    const other = otherLanguage(mine)
    return text().compare.otherSide(other.toUpperCase(), past.title[other].trim() || text().compare.empty)
  }
  const isPast = () => isOn() && isLaterPast()
  const past: Compared['past'] = (item, field) => {
    const before = pastOf(differenceOf(item), item, field)
    if (!before) return null
    if (field === 'title') return titleWas(before, item)
    return differenceWords()?.fieldText(field, before[field], names(), language()) ?? null
  }
  return {
    comparison,
    isOn,
    mark: (item) => {
      const difference = differenceOf(item)
      return difference ? markOf(difference) : null
    },
    past,
    changedBy: (item, field) => {
      const last = pastOf(differenceOf(item), item, field) ? comparison.field(item.id, field)?.last : undefined
      const said = differenceWords()
      if (!last || !said) return null
      const code = last.delegation ? names().delegation(last.delegation)?.code : last.unverified ? null : SECRETARIAT.code
      const doubt = said.doubtOf(last, names().person, language())
      const when = names().moment(last.at, language())
      return `${code ? `${code} ` : ''}${said.creditName(last, names(), language())} · ${when}${doubt ? `, ${doubt}` : ''}`
    },
    changed: (item) => {
      const difference = differenceOf(item)
      return difference ? shownFields(difference).map(({ field }) => field) : []
    },
    matches: ({ usual, archivedToo }) => {
      if (!isOn()) return usual
      const { onlyChanged } = comparison.comparing()
      return (item) => {
        const difference = differenceOf(item)
        if (!difference) return !onlyChanged && usual(item)
        return difference.how === 'archived' ? archivedToo(item) : usual(item)
      }
    },
    pastTitle: (item, side) => {
      const before = pastOf(differenceOf(item), item, 'title')
      return before && before.title[side] !== item.title[side] ? before.title[side].trim() : null
    },
    // An item that did not exist or had no date at the earlier moment has not moved.
    slipFrom: (item) => (isOn() ? (pastOf(differenceOf(item), item, 'due')?.due ?? item.due) : null),
    pastChecklist: (item) => pastOf(differenceOf(item), item, 'checklist')?.checklist ?? null,
    isRewritten: (item) => isOn() && comparison.field(item.id, 'description') !== undefined,
    isPast,
    shown: (live) => (isPast() ? (then()?.get(live.id) ?? null) : live),
    names,
  }
}
