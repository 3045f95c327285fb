// The menu of saved views, own and shared, with the actions on the open one.
import { For, Show } from 'solid-js'
import type { SavedView } from '../../../shared/api/views.ts'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import type { ViewDialog, Views } from './createViews.ts'
import { mineAndShared } from './viewQuery.ts'

const WHOLE = ''

/** Opens the dialog after the menu has closed and returned the focus. */
const ask = (views: Views, dialog: ViewDialog) => setTimeout(() => views.setDialog(dialog))

export function ViewsMenu(props: { views: Views }) {
  const text = useText()
  const current = () => props.views.current()
  const sorted = () => mineAndShared(props.views.all())
  const choose = (id: string) => props.views.open(props.views.all().find((view) => view.id === id) ?? null)
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} class="views" kind="ghost" icon="bookmark" opens>
          <Show when={current()} fallback={<span class="toolbar__name">{text().views.menu}</span>}>
            {(view) => (
              <>
                <span class="vh">{text().views.menu}: </span>
                <span class="cut views__name">{props.views.nameOf(view())}</span>
                <Show when={props.views.isModified()}>
                  <span class="views__modified">{text().views.modified}</span>
                </Show>
              </>
            )}
          </Show>
        </Button>
      )}
    >
      <MenuChoices value={current()?.id ?? WHOLE} onChange={choose}>
        <MenuChoice value={WHOLE}>{text().views.whole}</MenuChoice>
        <Named views={props.views} label={text().views.mine} of={sorted().mine} />
        <Named views={props.views} label={text().views.shared} of={sorted().shared} />
      </MenuChoices>
      <Show when={props.views.all().length === 0}>
        <div class="menu__label views__note">{text().views.none}</div>
      </Show>
      <Show when={props.views.isOld()}>
        <div class="menu__label views__note" role="status">
          {text().views.old}
        </div>
      </Show>
      <MenuSeparator />
      <Show when={props.views.isModified()}>
        <Show when={current()}>
          {(view) => (
            <>
              <Show when={props.views.mayChange(view())}>
                <MenuItem icon="cloud-check" onSelect={props.views.save}>
                  {text().views.save}
                </MenuItem>
              </Show>
              <MenuItem icon="undo-2" onSelect={() => props.views.open(view())}>
                {text().views.revert}
              </MenuItem>
            </>
          )}
        </Show>
      </Show>
      <MenuItem icon="plus" onSelect={() => ask(props.views, 'saveAs')}>
        {text().views.saveAs}
      </MenuItem>
      <Show when={current()}>{(view) => <Acts views={props.views} view={view()} />}</Show>
    </Menu>
  )
}

function Named(props: { views: Views; label: string; of: readonly SavedView[] }) {
  const text = useText()
  return (
    <Show when={props.of.length > 0}>
      <div class="menu__label">{props.label}</div>
      <For each={props.of}>
        {(view) => (
          <MenuChoice value={view.id}>
            <span class="cut">{props.views.nameOf(view)}</span>
            <Show when={props.views.usual() === view.id}>
              <span class="end sub">{text().views.usual}</span>
            </Show>
          </MenuChoice>
        )}
      </For>
    </Show>
  )
}

function Acts(props: { views: Views; view: SavedView }) {
  const text = useText()
  const isUsual = () => props.views.usual() === props.view.id
  return (
    <>
      <MenuSeparator />
      <Show when={props.views.mayChange(props.view)}>
        <MenuItem icon="pencil" onSelect={() => ask(props.views, 'rename')}>
          {text().views.rename}
        </MenuItem>
        <Show when={props.views.mayShare()}>
          <MenuItem icon="users" onSelect={() => props.views.share(!props.view.shared)}>
            {props.view.shared ? text().views.unshare : text().views.share}
          </MenuItem>
        </Show>
      </Show>
      <MenuItem icon="house" onSelect={() => props.views.chooseUsual(isUsual() ? null : props.view.id)}>
        {isUsual() ? text().views.noUsual : text().views.makeUsual}
      </MenuItem>
      <MenuItem icon="link" onSelect={props.views.copyLink}>
        {text().views.copyLink}
      </MenuItem>
      <Show when={props.views.mayChange(props.view)}>
        <MenuItem icon="trash" onSelect={() => ask(props.views, 'remove')}>
          {text().views.remove}
        </MenuItem>
      </Show>
    </>
  )
}
