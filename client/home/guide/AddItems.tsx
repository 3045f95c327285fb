// Adds items from typed or pasted titles, as one undo step. A pasted table is previewed first, with all of its columns.
import { createSignal, Show, Suspense } from 'solid-js'
import { ok, type Result } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { lazily } from '../../base/lazily.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useWrite } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { titlesIn } from './steps.ts'

/** Loaded lazily: pasting a table is rare. */
const AddTable = lazily(async () => (await import('./AddTable.tsx')).AddTable)

export function AddItems() {
  const text = useText()
  const language = useLanguage()
  const { report } = useItemContext()
  const write = useWrite('roadmap')
  const [pasted, setPasted] = createSignal('')
  const [table, setTable] = createSignal<string | null>(null)
  const titles = () => titlesIn(pasted())
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    if (titles().length === 0) return
    if (pasted().includes('\t')) return void setTable(pasted())
    const made = write((doc): Result<unknown> => {
      for (const title of titles()) {
        const one = addItem(doc, { title: { [language()]: title } }, random)
        if (!one.ok) return one
      }
      return ok(undefined)
    })
    report(made)
    if (made.ok) setPasted('')
  }
  return (
    <form class="guide__form" onSubmit={add}>
      <textarea
        class="input"
        rows={2}
        aria-label={text().guide.items.field}
        placeholder={text().guide.items.field}
        value={pasted()}
        onInput={(event) => setPasted(event.currentTarget.value)}
        // A single-line field would turn the tabs between cells into spaces.
        onPaste={(event) => {
          const words = event.clipboardData?.getData('text/plain') ?? ''
          if (pasted().trim() !== '' || !words.includes('\t')) return
          event.preventDefault()
          setTable(words)
        }}
      />
      <Button type="submit" icon="plus">
        {text().guide.items.act(titles().length)}
      </Button>
      <Show when={table()}>
        {(words) => (
          <Suspense>
            <AddTable
              pasted={words()}
              onLeft={(isAdded) => {
                setTable(null)
                if (isAdded) setPasted('')
              }}
            />
          </Suspense>
        )}
      </Show>
    </form>
  )
}
