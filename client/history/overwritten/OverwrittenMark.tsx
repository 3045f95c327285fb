// The mark beside a value that two people changed concurrently: it shows the superseded value and restores it with one press.

import { createSignal, For, Show } from 'solid-js'
import { creditOf } from '../../../shared/history/credit.ts'
import { doubtSentence } from '../../../shared/history/creditWords.ts'
import { who } from '../../../shared/history/describe.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { isolate } from '../../../shared/isolate.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { fieldRow } from '../../live/ownFields.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { createHistoryNames } from '../createNames.ts'
import { createRestoring } from '../createRestoring.ts'
import { restorableWords } from '../restorableWords.ts'
import type { OverwrittenValue } from './overwrittenValues.ts'

interface OverwrittenMarkProps {
  readonly item: Item
  readonly overwritten: readonly OverwrittenValue[]
  /** Whether it is a tab stop of its own. */
  readonly tab: boolean
  readonly onDismiss: (name: string) => void
}

export function OverwrittenMark(props: OverwrittenMarkProps) {
  const text = useText()
  const language = useLanguage()
  const live = useLive('roadmap')
  const names = createHistoryNames()
  const restoring = createRestoring(
    () => live,
    names,
    () => {},
  )
  const [open, setOpen] = createSignal(false)
  const words = ({ what, event }: OverwrittenValue) =>
    restorableWords({ of: 'item', what }, event, { names: names(), language: language(), text: text() })
  /** The newest one of each field. */
  const newest = () => props.overwritten.filter((one, at) => props.overwritten.findIndex(({ field }) => field === one.field) === at)
  const label = () =>
    text().overwritten.mark(props.overwritten.map((one) => `${fieldRow(one.field).label[language()]}: ${isolate(words(one))}`).join('; '))
  const said = (one: OverwrittenValue) => {
    const name = plainPhrase(who(one.event, names(), language()))
    return one.event.change.type === 'set' ? text().overwritten.unseen(name, words(one)) : text().overwritten.lost(name, words(one))
  }
  const doubt = ({ event }: OverwrittenValue) => doubtSentence(creditOf(event), names().person, language())
  return (
    <Popover
      title={text().overwritten.title(props.item.code)}
      open={open()}
      onOpenChange={setOpen}
      trigger={(given) => (
        <button {...given} type="button" class="lost-mark" aria-label={label()} data-tip={label()} tabindex={props.tab ? 0 : -1}>
          <Icon name="git-compare-arrows" size="s" />
        </button>
      )}
    >
      <Show when={newest().length > 1}>
        <Button kind="primary" icon="undo-2" onClick={() => restoring.restoreAll(newest())}>
          {text().overwritten.restoreAll}
        </Button>
      </Show>
      <ul class="lost">
        <For each={props.overwritten}>
          {(one) => (
            <li>
              <p>
                <b>{fieldRow(one.field).label[language()]}</b> · {said(one)}
              </p>
              <Show when={doubt(one)}>{(words) => <p class="sub">{words()}</p>}</Show>
              <Button icon="undo-2" onClick={() => restoring.restore(one.event, { of: 'item', what: one.what })}>
                {text().history.restore(words(one))}
              </Button>
              <IconButton icon="x" label={text().overwritten.dismiss} onClick={() => props.onDismiss(one.name)} />
            </li>
          )}
        </For>
      </ul>
    </Popover>
  )
}
