// A column that becomes a field of the group's own: one press, with what was proposed below it to be corrected.
import { For, Show } from 'solid-js'
import { LANGUAGES } from '../../shared/bilingual.ts'
import { inFields, LINE } from '../../shared/bounds.ts'
import { OWN_KINDS, ownKindOf, parseOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import type { Import } from './createImport.ts'

/** More are folded. */
const SHOWN_CHOICES = 12

export function NewFieldButton(props: { made: Import; at: number; called: string }) {
  const text = useText()
  const mayBecome = () =>
    props.made.columns()[props.at] === null &&
    !props.made.isRunning(props.at) &&
    props.made.newFields.mayAdd() &&
    props.made.valuesOf(props.at).length > 0
  return (
    <Show when={mayBecome()}>
      <Button
        kind="ghost"
        icon="plus"
        aria-label={text().importing.newFieldFor(props.called)}
        onClick={() => props.made.addField(props.at)}
      >
        {text().importing.newField}
      </Button>
    </Show>
  )
}

/** Of a column that becomes one: its kind, names and unit. */
export function NewFieldForm(props: { made: Import; at: number; called: string }) {
  const text = useText()
  const draft = () => {
    const key = parseOwnKey(props.made.columns()[props.at]?.field)
    return key && props.made.newFields.of(key)
  }
  return (
    <Show when={draft()}>
      {(field) => (
        <fieldset class="match__new">
          <legend class="vh">{text().importing.newFieldFor(props.called)}</legend>
          <Select
            label={text().settings.own.kind}
            value={ownKindOf(field().id)}
            choices={OWN_KINDS.map((kind) => ({ value: kind, label: text().settings.own.kinds[kind] }))}
            onChange={(value) => {
              const kind = OWN_KINDS.find((one) => one === value)
              if (kind) props.made.addField(props.at, kind)
            }}
          />
          <For each={LANGUAGES}>
            {(side) => (
              <TextField
                label={text().importing.streamIn[side]}
                lang={side}
                maxlength={inFields(LINE)}
                value={field().name[side]}
                onInput={(typed) => props.made.newFields.change(field().id, { name: { ...field().name, [side]: typed } })}
              />
            )}
          </For>
          <Show when={ownKindOf(field().id) === 'number'}>
            <For each={LANGUAGES}>
              {(side) => (
                <TextField
                  label={text().settings.own.unitIn[side]}
                  lang={side}
                  maxlength={40}
                  value={field().unit[side]}
                  onInput={(typed) => props.made.newFields.change(field().id, { unit: { ...field().unit, [side]: typed } })}
                />
              )}
            </For>
          </Show>
          <Show when={field().choices.length > 0}>
            <details class="match__choices" open={field().choices.length <= SHOWN_CHOICES}>
              <summary>{text().importing.newChoices(field().choices.length)}</summary>
              <ul>
                <For each={field().choices}>{({ name }) => <li>{name.es === name.en ? name.es : `${name.es} / ${name.en}`}</li>}</For>
              </ul>
            </details>
          </Show>
          <p class="sub">{text().importing.newFieldText}</p>
        </fieldset>
      )}
    </Show>
  )
}
