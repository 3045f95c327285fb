// The button of the filters; what it opens is loaded after the first content.
import { createSignal } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { afterwards } from '../base/lazily.tsx'
import { Button } from '../ui/Button.tsx'
import { Popover } from '../ui/Popover.tsx'
import type { QuickFiltersProps } from './QuickFilters.tsx'

const QuickFilters = afterwards<QuickFiltersProps>(async () => (await import('./QuickFilters.tsx')).QuickFilters)

export function FilterPopover(props: QuickFiltersProps) {
  const text = useText()
  const [open, setOpen] = createSignal(false)
  const build = () => {
    setOpen(false)
    // The sheet returns the focus first; then the builder may take it.
    setTimeout(() => props.onConditions())
  }
  return (
    <Popover
      title={text().roadmap.filter}
      quietTitle
      open={open()}
      onOpenChange={setOpen}
      trigger={(given) => (
        <Button {...given} data-filter="" kind="ghost" icon="list-filter">
          {text().roadmap.filter}
        </Button>
      )}
    >
      <QuickFilters view={props.view} onConditions={build} />
    </Popover>
  )
}
