// What floats: opened by their triggers, as everywhere.
import { createSignal } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuCheck, MenuChoice, MenuChoices, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { DesignSection, Specimen } from './DesignSection.tsx'

export function Overlays() {
  const text = useText()
  const toast = useToast()
  const [open, setOpen] = createSignal<'plain' | 'danger' | null>(null)
  const [choice, setChoice] = createSignal('light')
  const [checked, setChecked] = createSignal(true)
  const close = () => setOpen(null)
  return (
    <DesignSection title="overlays">
      <Specimen of="Menu">
        <Menu
          trigger={(given) => (
            <Button {...given} opens>
              Menu
            </Button>
          )}
        >
          <div class="menu__label">{text().frame.theme}</div>
          <MenuChoices value={choice()} onChange={setChoice}>
            <MenuChoice value="light">{text().frame.themeLight}</MenuChoice>
            <MenuChoice value="dark">{text().frame.themeDark}</MenuChoice>
          </MenuChoices>
          <MenuCheck checked={checked()} onChange={setChecked}>
            {text().frame.largeType}
          </MenuCheck>
          <MenuSeparator />
          <MenuItem icon="archive" shortcut="A" onSelect={() => undefined}>
            {text().roadmap.archive}
          </MenuItem>
          <MenuItem icon="log-out" disabled onSelect={() => undefined}>
            {text().frame.signOut}
          </MenuItem>
        </Menu>
      </Specimen>
      <Specimen of="Popover">
        <Popover
          title={text().status.title}
          trigger={(given) => (
            <Button {...given} opens>
              Popover
            </Button>
          )}
        >
          <p>{text().status.promise}</p>
        </Popover>
      </Specimen>
      <Specimen of="Dialog">
        <Button onClick={() => setOpen('plain')}>Dialog</Button>
        <Dialog
          open={open() === 'plain'}
          title={text().access.lock.title}
          description={text().status.promise}
          onClose={close}
          foot={
            <>
              <Button onClick={close}>{text().common.cancel}</Button>
              <Button kind="primary" onClick={close}>
                {text().access.signIn}
              </Button>
            </>
          }
        >
          <TextField label={text().access.email} value="" onInput={() => undefined} />
        </Dialog>
      </Specimen>
      <Specimen of="Dialog, danger">
        <Button kind="danger" onClick={() => setOpen('danger')}>
          {text().roadmap.archive}
        </Button>
        <Dialog
          stays
          open={open() === 'danger'}
          title={text().roadmap.archive}
          description={text().status.serverLostWhy}
          onClose={close}
          foot={
            <>
              <Button onClick={close}>{text().common.cancel}</Button>
              <Button kind="danger-solid" onClick={close}>
                {text().roadmap.archive}
              </Button>
            </>
          }
        />
      </Specimen>
      <Specimen of="Toast">
        <Button onClick={() => toast({ text: 'WG-022', action: { label: text().palette.keyWords.undo, run: () => undefined } })}>
          Toast
        </Button>
      </Specimen>
      <Specimen of="Tooltip">
        <IconButton icon="undo-2" label={text().palette.keyWords.undo} shortcut="Ctrl Z" />
      </Specimen>
    </DesignSection>
  )
}
