// Button on every view that shows and chooses the moment compared with. The choice is stored in the URL.

import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { Mark } from '../../shared/history/marks.ts'
import { can } from '../../shared/permissions.ts'
import { useActor } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { afterwards, lazilyOpen, lazilyWhen } from '../base/lazily.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { SIGNS } from '../ui/signs.ts'
import { useComparing } from './ComparisonProvider.tsx'
import { NOW, withComparing } from './comparing.ts'
import type { MomentChoicesProps } from './MomentChoices.tsx'
import type { MomentsDialogProps } from './MomentsDialog.tsx'
import { comparedMomentWords, rangeWords } from './momentWords.ts'
import type { NameMomentDialogProps } from './NameMomentDialog.tsx'

const MomentChoices = afterwards<MomentChoicesProps>(async () => (await import('./MomentChoices.tsx')).MomentChoices)
const MomentsDialog = lazilyWhen(
  ({ mode }: MomentsDialogProps) => mode !== null,
  async () => (await import('./MomentsDialog.tsx')).MomentsDialog,
)
const NameMomentDialog = lazilyOpen<NameMomentDialogProps>(async () => (await import('./NameMomentDialog.tsx')).NameMomentDialog)

/** Screens that can show differences; from any other screen a choice navigates to the road map. */
const SHOWS_CHANGES = /^\/g\/[^/]+\/(road-map|texts|review|history|items)(\/|$)/

export function CompareChip() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const actor = useActor()
  const location = useLocation()
  const navigate = useNavigate()
  const comparison = useComparing()
  const [dialog, setDialog] = createSignal<'date' | 'two' | 'name' | null>(null)
  const moments = () => {
    const open = dialog()
    return open === 'name' ? null : open
  }
  const isOn = () => comparison.comparing().from !== null

  const choose = (from: Mark, to: Mark = NOW) => {
    const next = { ...comparison.comparing(), from, to }
    if (SHOWS_CHANGES.test(location.pathname)) comparison.change(next)
    else navigate(withComparing(`/g/${group().id}/road-map`, next))
  }
  const label = () => {
    const { from, to } = comparison.comparing()
    if (!from) return text().compare.compare
    const say = (mark: Mark) => comparedMomentWords(mark, comparison.moments(), language())
    return rangeWords(say(from), say(to), to.type === 'now', language())
  }
  return (
    <>
      <Menu
        placement="bottom-end"
        onOpenChange={(open) => open && comparison.loadMoments()}
        trigger={(given) => (
          <button
            type="button"
            {...given}
            class="chip chip--compare"
            classList={{ 'chip--on': isOn() }}
            aria-label={isOn() ? text().compare.chip(label()) : text().compare.compare}
          >
            <Icon name="git-compare-arrows" />
            <span class="chip__word">{label()}</span>
            <Icon name="chevron-down" size="s" />
          </button>
        )}
      >
        <MomentChoices end="since" chosen={comparison.comparing().from} onChoose={(mark) => choose(mark)} />
        <MenuItem icon="calendar" onSelect={() => setDialog('date')}>
          {text().compare.aDate}
        </MenuItem>
        <MenuItem icon="arrow-right" onSelect={() => setDialog('two')}>
          {text().compare.twoMoments}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon="file-text" onSelect={() => navigate(comparison.keep(`/g/${group().id}/review`))}>
          {text().compare.review}
        </MenuItem>
        <Show when={can(actor(), 'moment.name', group().id).ok}>
          <MenuItem icon="flag" onSelect={() => setDialog('name')}>
            {text().compare.nameMoment}
          </MenuItem>
        </Show>
        <Show when={comparison.moments().named.length > 0}>
          <MenuItem icon={SIGNS.history} onSelect={() => navigate(comparison.keep(`/g/${group().id}/history`))}>
            {text().history.moments.title}
          </MenuItem>
        </Show>
        <Show when={isOn()}>
          <MenuItem icon="x" onSelect={comparison.stop}>
            {text().compare.stop}
          </MenuItem>
        </Show>
      </Menu>
      <MomentsDialog
        mode={moments()}
        onClose={() => setDialog(null)}
        onChoose={(from, to) => {
          setDialog(null)
          choose(from, to)
        }}
      />
      <NameMomentDialog open={dialog() === 'name'} onClose={() => setDialog(null)} />
    </>
  )
}
