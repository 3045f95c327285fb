// The frame: top bar, rail or bottom tabs, and the screen. A screen brings its own <main> and, if it has one, its panel (client/ui/Page.tsx).
import { A, useLocation } from '@solidjs/router'
import { For, type ParentProps, Show } from 'solid-js'
import { roadmapId } from '../../shared/ids.ts'
import { useActor, useCan } from '../base/actor.tsx'
import { CommandsProvider } from '../base/commands.tsx'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { afterwards } from '../base/lazily.tsx'
import { SavedViewsProvider } from '../base/savedViews.tsx'
import { VisitProvider } from '../base/visit.tsx'
import { CompareChip } from '../compare/CompareChip.tsx'
import { ComparisonProvider } from '../compare/ComparisonProvider.tsx'
import { InboxBell } from '../inbox/InboxBell.tsx'
import { createPushArrivals } from '../inbox/pushArrivals.ts'
import { useHeldDocument } from '../live/LiveDocument.tsx'
import { registerCurrentDocument } from '../live/OpenDocuments.tsx'
import { BrandMark, Icon } from '../ui/Icon.tsx'
import { Avatar } from '../ui/Marks.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { GroupSwitch } from './GroupSwitch.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { NavLink } from './NavLink.tsx'
import { CommandPalette } from './palette/CommandPalette.tsx'
import { SaveStatusControl } from './SaveStatusControl.tsx'
import { ScreenName } from './ScreenName.tsx'
import { homeHref, screenHref, screensFor } from './screens.ts'

const AwayNotice = afterwards(async () => (await import('../history/away/AwayNotice.tsx')).AwayNotice)
const FrameCommands = afterwards(async () => (await import('./palette/frameCommands.ts')).FrameCommands)
const Presence = afterwards(async () => (await import('./Presence.tsx')).PeopleHere)
const FrameNotices = afterwards(async () => (await import('./FrameNotices.tsx')).FrameNotices)
const LostNotices = afterwards(async () => (await import('./LostNotices.tsx')).LostNotices)

export function Shell(props: ParentProps<{ onSignOut: () => void }>) {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const actor = useActor()
  const identity = () => {
    const membership = actor().memberships.find((one) => one.group === group().id)
    return delegationIn(group(), membership?.delegation ?? null)?.identity ?? null
  }
  const location = useLocation()
  createPushArrivals()
  const isElsewhere = () =>
    /\/(inbox|texts|translation|sessions|decisions|people|glossary|help|review|verification|installation|audit)(\/|$)|^\/me$/.test(
      location.pathname,
    )

  return (
    <VisitProvider>
      <ComparisonProvider>
        <SavedViewsProvider>
          <CommandsProvider>
            <FrameCommands onSignOut={props.onSignOut} />
            <LostNotices />
            <SkipLink label={text().frame.skip} />
            <div class="app app--inside">
              <header class="topbar">
                <div class="topbar__start">
                  <A class="brand" href={homeHref(group().id)} aria-label={text().frame.home}>
                    <BrandMark />
                    <span>Ruta</span>
                  </A>
                  <GroupSwitch />
                </div>
                <CommandPalette />
                <span class="topbar__gap" />
                <CompareChip />
                <Presence />
                <SaveStatusControl />
                <ScreenName />
                <LanguageSwitch />
                <InboxBell />
                <AccountMenu
                  placement="bottom-end"
                  onSignOut={() => props.onSignOut()}
                  trigger={(given) => (
                    <button type="button" {...given} class="me" aria-label={text().frame.account(actor().name)} data-tip={actor().name}>
                      <Avatar name={actor().name} identity={identity()} />
                    </button>
                  )}
                />
              </header>
              <div class="notices">
                <FrameNotices />
              </div>
              <AwayNotice />
              <Rail />
              <Show when={isElsewhere()}>
                <PlanOnTheLine />
              </Show>
              {props.children}
              <nav class="tabbar" aria-label={text().frame.sections}>
                <For each={screensFor((action) => can(action, group().id)).filter(({ underMore }) => !underMore)}>
                  {(screen) => (
                    <NavLink href={screenHref(group().id, screen.path)} alone={screen.path === ''}>
                      <Icon name={screen.icon} size="l" />
                      {screen.label(text())}
                    </NavLink>
                  )}
                </For>
                <AccountMenu
                  placement="top-end"
                  phone
                  onSignOut={() => props.onSignOut()}
                  trigger={(given) => (
                    <button type="button" {...given}>
                      <Icon name="menu" size="l" />
                      {text().common.more}
                    </button>
                  )}
                />
              </nav>
            </div>
          </CommandsProvider>
        </SavedViewsProvider>
      </ComparisonProvider>
    </VisitProvider>
  )
}

/** If another screen is open, pending edits of the plan are still shown, and sent. */
function PlanOnTheLine() {
  const group = useGroup()
  registerCurrentDocument(useHeldDocument(() => roadmapId(group().id)))
  return null
}

function Rail() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  return (
    <nav class="rail" aria-label={text().frame.main}>
      <For each={screensFor((action) => can(action, group().id))}>
        {(screen) => (
          <NavLink
            href={screenHref(group().id, screen.path)}
            alone={screen.path === ''}
            data-tip={screen.label(text())}
            data-tip-place="right"
          >
            <Icon name={screen.icon} />
            <span class="rail__label">{screen.label(text())}</span>
          </NavLink>
        )}
      </For>
      <div class="rail__rest">
        <p class="rail__note">{text().frame.note}</p>
      </div>
    </nav>
  )
}
