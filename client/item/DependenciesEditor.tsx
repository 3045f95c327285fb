// The dependencies of an item, each with its type and lag, and a search field that adds one.
import { For } from 'solid-js'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { DEPENDENCY_LABELS } from '../../shared/roadmap/labels.ts'
import type { Dependency } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useItemContext } from './ItemContext.tsx'
import { ItemPicker } from './ItemPicker.tsx'
import { useItemWrites } from './itemWrites.ts'
import { PairWords } from './PairWords.tsx'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function DependenciesEditor(props: EditorProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const put = (dependency: Dependency) => context.report(write.addDependency(props.item.id, dependency))
  return (
    <Popover
      title={FIELDS.dependsOn.label[language()]}
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      trigger={(given) => <ValueButton {...given} of={{ item: props.item, field: props.field, short: props.short }} />}
    >
      <ul class="stack waits">
        <For each={props.item.dependsOn}>
          {(dependency) => {
            const other = () => context.item(dependency.item)
            const code = () => other()?.code ?? text().roadmap.edit.unknownItem
            return (
              <li class="waits__one">
                <span class="row">
                  <span class="id">{code()}</span>
                  <PairWords class="cut" pair={other()?.title ?? { es: '', en: '' }} otherwise="" />
                  <IconButton
                    class="end"
                    icon="x"
                    label={text().roadmap.edit.removeDependency(code())}
                    onClick={() => context.report(write.removeDependency(props.item.id, dependency.item))}
                  />
                </span>
                <span class="row">
                  <select
                    class="input input--inline"
                    aria-label={text().roadmap.edit.dependencyType(code())}
                    onChange={(event) => put({ ...dependency, type: event.currentTarget.value === 'SS' ? 'SS' : 'FS' })}
                  >
                    <option value="FS" selected={dependency.type === 'FS'}>
                      {DEPENDENCY_LABELS.FS[language()]}
                    </option>
                    <option value="SS" selected={dependency.type === 'SS'}>
                      {DEPENDENCY_LABELS.SS[language()]}
                    </option>
                  </select>
                  <label class="row row--tight">
                    <span class="sub">{text().roadmap.edit.lag}</span>
                    <input
                      class="input input--inline input--number"
                      type="number"
                      min="-3650"
                      max="3650"
                      step="1"
                      value={dependency.lag}
                      onChange={(event) => {
                        const lag = event.currentTarget.valueAsNumber
                        put({ ...dependency, lag: Number.isInteger(lag) ? lag : 0 })
                      }}
                    />
                  </label>
                </span>
              </li>
            )
          }}
        </For>
      </ul>
      <ItemPicker
        label={text().roadmap.edit.addDependency}
        without={[props.item.id, ...props.item.dependsOn.map((dependency) => dependency.item)]}
        onPick={(item) => put({ item, type: 'FS', lag: 0 })}
      />
    </Popover>
  )
}
