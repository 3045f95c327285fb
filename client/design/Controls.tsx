// What is pressed, switched and typed into.
import { createSignal, For } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button, type ButtonKind } from '../ui/Button.tsx'
import { CheckBox, Switch } from '../ui/Check.tsx'
import { Badge, type BadgeTone, Chip } from '../ui/Chip.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { DesignSection, Specimen } from './DesignSection.tsx'

const KINDS: readonly ButtonKind[] = ['primary', 'default', 'ghost', 'danger', 'danger-solid']
const TONES: readonly (BadgeTone | undefined)[] = [undefined, 'outline', 'accent', 'success', 'warning', 'danger']

export function Controls() {
  const text = useText()
  const [on, setOn] = createSignal(true)
  const [words, setWords] = createSignal('Cartagena')
  const [choice, setChoice] = createSignal('es')
  const label = () => text().roadmap.newItem
  return (
    <>
      <DesignSection title="buttons">
        <For each={KINDS}>
          {(kind) => (
            <Specimen of={kind} wide>
              <Button kind={kind} icon="plus">
                {label()}
              </Button>
              <Button kind={kind} opens>
                {label()}
              </Button>
              <Button kind={kind} disabled>
                {label()}
              </Button>
              <Button kind={kind} busy={text().status.saving} />
              <Button kind={kind} large>
                {label()}
              </Button>
            </Specimen>
          )}
        </For>
        <Specimen of="IconButton">
          <IconButton icon="undo-2" label={text().palette.keyWords.undo} shortcut="Ctrl Z" />
          <IconButton icon="bold" label="Bold" pressed />
          <IconButton icon="redo-2" label={text().palette.keyWords.redo} disabled />
        </Specimen>
        <Specimen of="Segmented">
          <Segmented
            label={text().common.language}
            value={choice()}
            onChange={setChoice}
            segments={[
              { value: 'es', label: 'Español', lang: 'es' },
              { value: 'en', label: 'English', lang: 'en' },
            ]}
          />
        </Specimen>
      </DesignSection>
      <DesignSection title="chips">
        <Specimen of="Chip">
          <Chip label={text().roadmap.group} value="CO" remove={text().common.close} onRemove={() => undefined} />
        </Specimen>
        <For each={TONES}>
          {(tone) => (
            <Specimen of={`Badge ${tone ?? ''}`}>
              <Badge tone={tone}>{text().status.saved}</Badge>
              <Badge tone={tone} icon="lock">
                {text().status.closed}
              </Badge>
            </Specimen>
          )}
        </For>
        <Specimen of="Switch">
          <Switch label={text().frame.largeType} checked={on()} onChange={setOn} />
          <Switch label={text().frame.largeType} checked={!on()} onChange={(now) => setOn(!now)} />
          <Switch label={text().frame.largeType} checked={false} disabled onChange={() => undefined} />
        </Specimen>
        <Specimen of="Check">
          <CheckBox label={text().frame.largeType} checked={on()} onChange={setOn} />
          <CheckBox label={text().frame.largeType} checked={!on()} onChange={(now) => setOn(!now)} />
          <CheckBox label={text().frame.largeType} checked disabled onChange={() => undefined} />
        </Specimen>
      </DesignSection>
      <DesignSection title="fields">
        <Specimen of="TextField" wide>
          <TextField label={text().access.email} value={words()} onInput={setWords} hint={text().status.promise} />
        </Specimen>
        <Specimen of="error" wide>
          <TextField label={text().access.email} value="ana" onInput={() => undefined} error={text().access.invalidTitle} />
        </Specimen>
        <Specimen of="disabled" wide>
          <TextField label={text().access.email} value="ana@example.org" onInput={() => undefined} disabled />
        </Specimen>
        <Specimen of="Select" wide>
          <Select
            label={text().common.language}
            value={choice()}
            onChange={setChoice}
            choices={[
              { value: 'es', label: 'Español' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Specimen>
      </DesignSection>
    </>
  )
}
