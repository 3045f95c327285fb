// The checklist of an item: entries are checked off, edited in both languages, assigned, reordered and removed.
import { batch, createSignal, For, Show } from 'solid-js'
import type { Item } from '../../shared/roadmap/model.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { ChecklistRow, GoneEntry } from './ChecklistRow.tsx'
import { useItemComparison } from './ItemComparison.tsx'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { SectionHeading } from './SectionHeading.tsx'

export function Checklist(props: { item: Item; readOnly: boolean }) {
  const text = useText()
  const write = useItemWrites()
  const context = useItemContext()
  /** The entry that was just added here; its text is edited at once. */
  const [fresh, setFresh] = createSignal<string | null>(null)
  const comparison = useItemComparison()
  const past = () => comparison.pastChecklist(props.item)
  const before = (key: string) => past()?.find((entry) => entry.id === key) ?? null
  const gone = () => past()?.filter((entry) => !props.item.checklist.some(({ id }) => id === entry.id)) ?? []
  const done = () => props.item.checklist.filter((entry) => entry.done).length
  // In one batch, so that the entry is already marked as new when it is rendered for the first time.
  const add = () =>
    batch(() => {
      const added = write.addChecklistEntry(props.item.id, {})
      context.report(added)
      if (added.ok) setFresh(added.value)
    })
  const keys = () => props.item.checklist.map((entry) => entry.id)
  return (
    <Show when={!props.readOnly || props.item.checklist.length > 0 || gone().length > 0}>
      <section class="stack" aria-label={text().roadmap.checklist.title}>
        <SectionHeading>
          {text().roadmap.checklist.title}
          <Show when={props.item.checklist.length > 0}>
            <span class="muted h3__n">{text().roadmap.checklist.doneOf(done(), props.item.checklist.length)}</span>
          </Show>
        </SectionHeading>
        <ul class="checks">
          <For each={keys()}>
            {(key, index) => (
              <Show when={props.item.checklist.find((entry) => entry.id === key)}>
                {(entry) => (
                  <ChecklistRow
                    item={props.item}
                    entry={entry()}
                    isCompared={past() !== null}
                    before={before(key)}
                    readOnly={props.readOnly}
                    focused={fresh() === key}
                    previous={keys()[index() - 1] ?? null}
                    next={keys()[index() + 1] ?? null}
                    onEnter={add}
                  />
                )}
              </Show>
            )}
          </For>
          <For each={gone()}>{(entry) => <GoneEntry entry={entry} />}</For>
        </ul>
        <Show when={!props.readOnly}>
          <Button kind="ghost" icon="plus" class="checks__add" onClick={add}>
            {text().roadmap.checklist.add}
          </Button>
        </Show>
      </section>
    </Show>
  )
}
