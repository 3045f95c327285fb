// Links to the items and texts of a point or a decision.
import { createSignal, For, Show } from 'solid-js'
import type { DocumentId, ItemId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { ItemPicker } from '../item/ItemPicker.tsx'
import { PairWords } from '../item/PairWords.tsx'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { Popover } from '../ui/Popover.tsx'
import { type AgendaSubject, useSubjects } from './agendaSubjects.ts'
import { type Linked, useMeetingWrites } from './meetingWrites.ts'
import { useSession } from './SessionContext.tsx'
import { SubjectLink } from './SubjectLink.tsx'

export interface LinksProps {
  readonly from: Linked
  readonly items: readonly ItemId[]
  readonly texts: readonly DocumentId[]
}

export function Links(props: LinksProps) {
  const text = useText()
  const session = useSession()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const subjects = useSubjects()
  return (
    <Show when={session.canWrite() || props.items.length + props.texts.length > 0}>
      <div class="links" role="group" aria-label={text().meeting.links}>
        <span class="label">{text().meeting.links}</span>
        <For each={props.items}>
          {(id) => <OneLink icon="square-check" {...subjects.item(id)} onRemove={() => report(write.unlink(props.from, { item: id }))} />}
        </For>
        <For each={props.texts}>
          {(id) => <OneLink icon="file-text" {...subjects.text(id)} onRemove={() => report(write.unlink(props.from, { text: id }))} />}
        </For>
        <Show when={session.canWrite()}>
          <AddItem {...props} />
          <AddText {...props} />
        </Show>
      </div>
    </Show>
  )
}

function OneLink(props: AgendaSubject & { icon: IconName; onRemove: () => void }) {
  const text = useText()
  const session = useSession()
  return (
    <span class="subject">
      <SubjectLink {...props} />
      <Show when={session.canWrite()}>
        <IconButton icon="x" label={text().meeting.unlink(props.short || props.words)} onClick={() => props.onRemove()} />
      </Show>
    </span>
  )
}

export function AddItem(props: LinksProps) {
  const text = useText()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const [open, setOpen] = createSignal(false)
  return (
    <Popover
      title={text().meeting.linkItem}
      quietTitle
      open={open()}
      onOpenChange={setOpen}
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="plus">
          {text().meeting.linkItem}
        </Button>
      )}
    >
      <ItemPicker
        label={text().meeting.linkItem}
        without={props.items}
        onPick={(item) => {
          report(write.link(props.from, { item }))
          setOpen(false)
        }}
      />
    </Popover>
  )
}

export function AddText(props: LinksProps) {
  const text = useText()
  const group = useGroup()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const others = () => group().documents.filter(({ id, kind, archived }) => kind === 'page' && !archived && !props.texts.includes(id))
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="plus">
          {text().meeting.linkText}
        </Button>
      )}
    >
      <For each={others()} fallback={<div class="menu__label">{text().meeting.noTexts}</div>}>
        {(one) => (
          <MenuItem icon="file-text" onSelect={() => report(write.link(props.from, { text: one.id }))}>
            <PairWords pair={one.title} otherwise={text().texts.untitled} />
          </MenuItem>
        )}
      </For>
    </Menu>
  )
}
