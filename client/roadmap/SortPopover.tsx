// The button of the order of items, with the fields that they are ordered by; what it opens is loaded after the first content.

import { type SortKey, sortLevels } from '../../shared/views/sort.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { afterwards } from '../base/lazily.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { Button } from '../ui/Button.tsx'
import { Popover } from '../ui/Popover.tsx'
import type { PlanView } from './createPlanView.ts'
import type { SortLevelsProps } from './SortLevels.tsx'

const SortLevels = afterwards<SortLevelsProps>(async () => (await import('./SortLevels.tsx')).SortLevels)

export function SortPopover(props: { view: PlanView }) {
  const text = useText()
  const language = useLanguage()
  const levels = () => sortLevels(props.view.state().sort)
  const word = (key: SortKey) => (key === 'order' ? text().roadmap.sortArranged : fieldRow(key).label[language()])
  return (
    <Popover
      title={text().roadmap.sort}
      quietTitle
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="arrow-up-down">
          <span class="toolbar__name">
            {text().roadmap.sort}
            <span class="toolbar__value" classList={{ vh: levels()[0]?.by === 'order' }}>
              :{' '}
              {levels()
                .map(({ by }) => word(by).toLowerCase())
                .join(', ')}
            </span>
          </span>
        </Button>
      )}
    >
      <SortLevels view={props.view} word={word} />
    </Popover>
  )
}
