// The history of a text beside it: what was written, by whom, and each earlier version, which can be restored.
import { createSignal, onCleanup, onMount } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { LiveDocumentProvider, useLive } from '../live/LiveDocument.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Panel } from '../ui/Page.tsx'
import { createPhone } from '../ui/phone.ts'
import { SubjectHistory } from './SubjectHistory.tsx'

export function TextHistory(props: { onClose: () => void }) {
  const text = useText()
  const group = useGroup()
  const live = useLive('page')
  const phone = createPhone()
  const [edits, setEdits] = createSignal(0)
  onMount(() => {
    const count = () => setEdits((n) => n + 1)
    live.doc.on('update', count)
    onCleanup(() => live.doc.off('update', count))
  })
  return (
    <Panel label={text().history.ofText} onClose={props.onClose}>
      <div class="panel__bar">
        <Dynamic component={phone() ? 'h1' : 'h2'}>{text().history.title}</Dynamic>
        <span class="panel__end">
          <IconButton
            icon="x"
            label={text().roadmap.panel.close}
            shortcut="Esc"
            aria-keyshortcuts="Escape"
            onClick={() => props.onClose()}
          />
        </span>
      </div>
      <div class="panel__body">
        {/* Items that a text speaks of are named by the plan. */}
        <LiveDocumentProvider id={roadmapId(group().id)}>
          <ItemContextProvider>
            <SubjectHistory document={live.id} subject={{ type: 'text', id: '' }} live={live} changed={edits} kinds={['all']} />
          </ItemContextProvider>
        </LiveDocumentProvider>
      </div>
    </Panel>
  )
}
