// Tells at once, as a choice, that somebody else has set a value of an item together with this device and that theirs stands: while both dragged a
// bar or wrote in a cell, or after work without a network.
import { onCleanup, onMount } from 'solid-js'
import type * as Y from 'yjs'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import { datesWords } from '../../item/datesWords.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { createWriterNames } from '../../item/writerNames.ts'
import type { ConcurrentValue } from '../../live/concurrentValues.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { fieldRow } from '../../live/ownFields.ts'
import { REMOTE } from '../../live/pendingEdits.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { createHistoryNames } from '../createNames.ts'
import { fieldValueWords } from '../restorableWords.ts'
import { overwrittenDates, overwrittenItems, putBack } from './overwrittenItems.ts'

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
  const overwritten = overwrittenItems(live.doc, all, context.item)

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
      const dates = overwrittenDates(item, mine)
      const day = (of: Pick<Item, 'start' | 'due'>) => datesWords(of, context.day, text())
      if (dates) return words.overwritten(who, words.datesOf(item.code), day(item), day(dates))
      if (key && others.length === 0) {
        const say = (value: unknown) => fieldValueWords(key, value, { names: names(), language: language(), text: text() })
        return words.overwritten(who, words.fieldOf(fieldRow(key).name[language()], item.code), say(item[key]), say(mine.get(key)))
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
    const isDates = overwritten.every(({ item, mine }) => overwrittenDates(item, mine) !== null)
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
