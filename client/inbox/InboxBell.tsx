// The bell: how many notices wait to be seen; pressed, the newest of them in a sheet below it. On a phone it leads to the page.
import { A } from '@solidjs/router'
import { createSignal, Show, Suspense } from 'solid-js'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { lazilySoon } from '../base/lazily.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { createPhone } from '../ui/phone.ts'
import { Skeleton } from '../ui/States.tsx'

const BellNotices = lazilySoon(async () => (await import('./BellNotices.tsx')).BellNotices)

const MOST = 99

export function InboxBell() {
  const text = useText()
  const group = useGroup()
  const phone = createPhone()
  const [open, setOpen] = createSignal(false)
  let leaving = false
  const inbox = createQuery(() => address('/api/groups/:group/inbox', { group: group().id }), {
    remember: true,
    news: 'inbox',
    afterContent: true,
  })
  const unseen = () => inbox.value()?.unseen ?? 0
  const label = () => (unseen() === 0 ? text().inbox.title : text().inbox.bell(unseen()))
  const Sign = () => (
    <>
      <Icon name="bell" size="l" />
      <Show when={unseen() > 0}>
        <span class="icon-btn__dot" aria-hidden="true">
          {unseen() > MOST ? `${MOST}+` : unseen()}
        </span>
      </Show>
    </>
  )
  return (
    <Show
      when={!phone()}
      fallback={
        <A href={`/g/${group().id}/inbox`} class="icon-btn inbox-bell" aria-label={label()}>
          <Sign />
        </A>
      }
    >
      <Popover
        title={text().inbox.title}
        class="bell-sheet"
        placement="bottom-end"
        open={open()}
        onOpenChange={(now) => {
          leaving = false
          setOpen(now)
        }}
        keepsFocus={() => leaving}
        trigger={(given) => (
          <button type="button" {...given} class="icon-btn inbox-bell" aria-label={label()} data-tip={label()}>
            <Sign />
          </button>
        )}
      >
        <Suspense fallback={<Skeleton label={text().common.loading} lines={5} />}>
          <BellNotices
            onLeave={() => {
              leaving = true
              setOpen(false)
            }}
          />
        </Suspense>
      </Popover>
    </Show>
  )
}
