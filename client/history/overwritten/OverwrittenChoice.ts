// Tells at once, as a choice, that somebody else has set a value of an item together with this device and that theirs stands: while both dragged a
// bar or wrote in a cell, or after work without a network.
import { onCleanup, onMount } from 'solid-js'
import type * as Y from 'yjs'
import { rootMap } from '../../../shared/editor/foreign.ts'
import { type ItemId, parseItemId } from '../../../shared/ids.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { FIELDS, isSettable, MOVED_TOGETHER, type SettableKey } from '../../../shared/roadmap/fields.ts'
import { ITEMS } from '../../../shared/roadmap/layout.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { setDates, setForeign } from '../../../shared/roadmap/write.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { containerItem, keyInParent } from '../../../shared/yjs/item.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import { datesWords } from '../../item/datesWords.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { createWriterNames } from '../../item/writerNames.ts'
import type { ConcurrentValue } from '../../live/concurrentValues.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { REMOTE } from '../../live/pendingEdits.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { createHistoryNames } from '../createNames.ts'
import { fieldValueWords } from '../restorableWords.ts'

interface Overwritten {
  readonly item: Item
  /** What this device had set. */
  readonly mine: ReadonlyMap<SettableKey, unknown>
}
const MOST_NAMED = 5

interface OverwrittenChoiceProps {
  readonly all: readonly ConcurrentValue[]
  /** It was answered, or needs no answer any more. */
  readonly onEnd: () => void
}

export function OverwrittenChoice(props: OverwrittenChoiceProps): null {
  const text = useText()
  const language = useLanguage()
  const live = useLive('roadmap')
  const context = useItemContext()
  const names = createHistoryNames()
  const writers = createWriterNames()
  const toast = useToast()
  const { all } = props
  const overwritten = itemsIn(live.doc, all, context.item)

  const sentence = (): string => {
    const words = text().undoing
    const { names: who, people } = writers(
      live,
      all.map(({ theirs }) => theirs.client),
    )
    const [one, ...more] = overwritten
    if (one && more.length === 0) {
      const { item, mine } = one
      const [key, ...others] = mine.keys()
      const dates = datesOf(item, mine)
      const day = (of: Pick<Item, 'start' | 'due'>) => datesWords(of, context.day, text())
      if (dates) return words.overwritten(who, words.datesOf(item.code), day(item), day(dates))
      if (key && others.length === 0) {
        const say = (value: unknown) => fieldValueWords(key, value, { names: names(), language: language(), text: text() })
        return words.overwritten(who, words.fieldOf(FIELDS[key].name[language()], item.code), say(item[key]), say(mine.get(key)))
      }
    }
    const codes = overwritten.map(({ item }) => item.code)
    return words.overwrittenMany(
      who,
      people,
      joinNames(codes.length > MOST_NAMED ? [...codes.slice(0, MOST_NAMED), '…'] : codes, language()),
    )
  }
  const useMine = () => {
    if (live.canWrite()) context.report(live.undoManager.asStep(() => putBack(live.doc, overwritten)).made)
    props.onEnd()
  }
  onMount(() => {
    if (overwritten.length === 0 || !live.canWrite()) return props.onEnd()
    const isDates = overwritten.every(({ item, mine }) => datesOf(item, mine) !== null)
    const remove = toast({
      text: sentence(),
      choice: [
        { label: isDates ? text().undoing.useMyDates : text().undoing.useMine, run: useMine },
        { label: text().undoing.keep, run: () => props.onEnd() },
      ],
    })
    // It needs no answer when one of the values is set here again.
    const changed = (transaction: Y.Transaction) => {
      if (transaction.origin !== REMOTE && all.some(({ type, key }) => transaction.changed.get(type)?.has(key))) props.onEnd()
    }
    live.doc.on('afterTransaction', changed)
    onCleanup(() => {
      live.doc.off('afterTransaction', changed)
      remove()
    })
  })
  return null
}

const itemsIn = (doc: Y.Doc, all: readonly ConcurrentValue[], itemOf: (id: ItemId) => Item | undefined): readonly Overwritten[] => {
  const differ = all.filter(({ mine, theirs }) => !sameValue(mine.value, theirs.value ?? null))
  return [...Map.groupBy(differ, ({ type }) => type)].flatMap(([type, values]) => {
    const id = idOf(doc, type)
    const item = id ? itemOf(id) : undefined
    const mine = new Map<SettableKey, unknown>()
    for (const { key, mine: own } of values) if (isSettable(key) && FIELDS[key].accepts(own.value)) mine.set(key, own.value)
    return item && !item.archived && mine.size > 0 ? [{ item, mine }] : []
  })
}

const idOf = (doc: Y.Doc, type: ConcurrentValue['type']): ItemId | null => {
  const holder = containerItem(type)
  const id = parseItemId(holder && keyInParent(holder))
  return id && rootMap(doc, ITEMS.root)?.get(id) === type ? id : null
}

/** If only dates were overwritten: all of them as they were set here. */
const datesOf = (item: Item, mine: Overwritten['mine']): Pick<Item, 'start' | 'due'> | null => {
  if (![...mine.keys()].every((key) => MOVED_TOGETHER.has(key)) || !(mine.has('start') || mine.has('due'))) return null
  const day = (key: 'start' | 'due') => {
    const own = mine.get(key)
    return mine.has(key) && FIELDS[key].accepts(own) ? own : item[key]
  }
  return { start: day('start'), due: day('due') }
}

const putBack = (doc: Y.Doc, overwritten: readonly Overwritten[]): Result<undefined> =>
  doc.transact((): Result<undefined> => {
    for (const { item, mine } of overwritten) {
      const moved = new Map([...mine].filter(([key]) => MOVED_TOGETHER.has(key)))
      const dates = datesOf(item, moved)
      const done = dates ? setDates(doc, item.id, dates) : ok(undefined)
      if (!done.ok) return done
      for (const [key, value] of mine) {
        if (key === 'start' || key === 'due') continue
        const set = setForeign(doc, item.id, key, value)
        if (!set.ok) return set
      }
    }
    return ok(undefined)
  }, LOCAL)
