// Button for one end of the comparison that opens the menu of moments.
import { createSignal, Show } from 'solid-js'
import type { Mark } from '../../shared/history/marks.ts'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { useComparing } from './ComparisonProvider.tsx'
import { MomentChoices } from './MomentChoices.tsx'
import { MomentsDialog } from './MomentsDialog.tsx'
import type { MomentWords } from './momentWords.ts'

export function MomentPicker(props: { end: 'since' | 'until'; mark: Mark; words: MomentWords }) {
  const text = useText()
  const { change, loadMoments } = useComparing()
  const [dialog, setDialog] = createSignal<'two' | null>(null)
  return (
    <>
      <Menu
        onOpenChange={(open) => open && loadMoments()}
        trigger={(given) => (
          <button type="button" {...given} class="btn btn--ghost legend__pick">
            <span class="vh">{props.end === 'since' ? text().compare.since : text().compare.until}: </span>
            <b>{props.words.title}</b>
            <Show when={props.words.detail}>
              <span class="soft">{props.words.detail}</span>
            </Show>
            <Icon name="chevron-down" size="s" />
          </button>
        )}
      >
        <MomentChoices
          end={props.end}
          chosen={props.mark}
          onChoose={(mark) => change(props.end === 'since' ? { from: mark } : { to: mark })}
        />
        <MenuItem icon="calendar" onSelect={() => setDialog('two')}>
          {text().compare.twoMoments}
        </MenuItem>
      </Menu>
      <MomentsDialog
        mode={dialog()}
        onClose={() => setDialog(null)}
        onChoose={(from, to) => {
          setDialog(null)
          change({ from, to })
        }}
      />
    </>
  )
}
