// The commands that are available on every screen.
import { useNavigate } from '@solidjs/router'
import { pickWords } from '../../../shared/bilingual.ts'
import type { Action } from '../../../shared/permissions.ts'
import { useCan, useIsOperator } from '../../base/actor.tsx'
import { askFor } from '../../base/askedFor.ts'
import type { Command } from '../../base/commands.tsx'
import { useCommands } from '../../base/commands.tsx'
import { useGroup } from '../../base/group.tsx'
import { createMeetings } from '../../base/groupFacts.ts'
import { helpHref } from '../../base/helpTopics.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useSavedViews, viewHref } from '../../base/savedViews.tsx'
import { useSettings } from '../../base/settings.tsx'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { begun, markOfMeeting } from '../../compare/presets.ts'
import { createSample } from '../../home/sample/createSample.ts'
import { SIGNS } from '../../ui/signs.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { screenHref, screensFor } from '../screens.ts'

const SETTINGS_PARTS = ['name', 'factor', 'delegations', 'agencies', 'streams', 'webhooks'] as const

export function FrameCommands(props: { readonly onSignOut: () => void }): null {
  const signOut = () => props.onSignOut()
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const navigate = useNavigate()
  const { saved } = useSavedViews()
  const { setTheme, large, setLarge, setLanguage } = useSettings()
  const comparing = useComparing()
  const sample = createSample()
  const toast = useToast()
  const openSample = () => {
    toast({ text: text().sample.opening })
    return sample.open()
  }
  const can = useCan()
  const isOperator = useIsOperator()
  const meetings = createMeetings({ remember: true, news: 'meetings', afterContent: true })
  const go = (path: string) => () => navigate(comparing.keep(`/g/${group().id}/${path}`))

  const may = (action: Action) => can(action, group().id)
  const sessionNow = () => meetings.value()?.find(({ state }) => state === 'inSession') ?? null

  useCommands((): readonly Command[] => {
    const { palette, frame, compare, roadmap, texts, meeting, settings, people, trust } = text()
    const writes = may('document.write')
    const now = sessionNow()
    return [
      ...(now
        ? [
            { id: 'room', label: meeting.room, of: palette.goTo, icon: 'presentation', run: go(`sessions/${now.id}/room`) } as const,
            ...(may('meeting.conduct')
              ? [
                  {
                    id: 'closing',
                    label: meeting.act.close,
                    of: palette.goTo,
                    icon: 'lock',
                    run: go(`sessions/${now.id}/closing`),
                  } as const,
                ]
              : []),
          ]
        : []),
      ...screensFor(may).map((screen) => ({
        id: `screen ${screen.path}`,
        label: screen.label(text()),
        of: palette.goTo,
        icon: screen.icon,
        run: () => navigate(comparing.keep(screenHref(group().id, screen.path))),
      })),
      { id: 'inbox', label: text().inbox.title, of: palette.goTo, icon: 'bell', run: go('inbox') },
      ...(meetings.value() ?? []).toReversed().map(
        (one) =>
          ({
            id: `session ${one.id}`,
            label: [meeting.session(one.number), pickWords(one.title, language())].filter(Boolean).join(' · '),
            of: palette.goTo,
            icon: 'messages-square',
            run: go(`sessions/${one.id}`),
          }) as const,
      ),
      { id: 'reports', label: text().reports.title, of: palette.goTo, icon: 'flag', run: go('reports') } as const,
      ...(saved()?.views ?? []).map(
        (view) =>
          ({
            id: `view ${view.id}`,
            label: text().views.openNamed(pickWords(view.name, language())),
            of: palette.here,
            icon: 'bookmark',
            run: () => navigate(viewHref(group().id, view.id)),
          }) as const,
      ),
      { id: 'review', label: palette.review, of: palette.goTo, icon: 'git-compare-arrows', run: go('review') },
      { id: 'verification', label: palette.verification, of: palette.goTo, icon: 'shield-check', run: go('verification') },
      { id: 'translation', label: palette.translation, of: palette.goTo, icon: 'languages', run: go('translation') },
      ...(may('installation.read')
        ? [{ id: 'installation', label: text().installation.title, of: palette.goTo, icon: 'settings', run: go('installation') } as const]
        : []),
      ...(may('audit.read')
        ? [{ id: 'audit', label: text().audit.title, of: palette.goTo, icon: 'list-checks', run: go('audit') } as const]
        : []),
      ...(writes
        ? [{ id: 'new item', label: roadmap.newItem, of: palette.make, icon: 'plus', run: go(`road-map?${askFor('item')}`) } as const]
        : []),
      ...(may('page.create')
        ? [{ id: 'new text', label: texts.newText, of: palette.make, icon: 'plus', run: go(`texts?${askFor('text')}`) } as const]
        : []),
      ...(may('meeting.plan')
        ? [
            {
              id: 'new session',
              label: meeting.newSession,
              of: palette.make,
              icon: 'calendar-plus',
              run: go(`sessions?${askFor('session')}`),
            } as const,
          ]
        : []),
      ...(may('members.invite')
        ? [{ id: 'invite', label: people.invite, of: palette.make, icon: 'user-plus', run: go(`people?${askFor('person')}`) } as const]
        : []),
      ...(may('group.change')
        ? SETTINGS_PARTS.map(
            (part) =>
              ({
                id: `settings ${part}`,
                label: `${settings.title}: ${settings.part[part]}`,
                of: palette.goTo,
                icon: 'settings',
                run: go(`settings#${part}`),
              }) as const,
          )
        : []),
      ...(['prepare', 'hold', 'close', 'settings', 'invite', 'offline'] as const).map(
        (topic) =>
          ({
            id: `help ${topic}`,
            label: text().help.topics[topic],
            of: text().help.title,
            icon: 'circle-help',
            run: () => navigate(helpHref(group().id, topic)),
          }) as const,
      ),
      { id: 'print', label: palette.print, of: palette.output, icon: 'printer', run: () => print() },
      ...(may('archive.export')
        ? [{ id: 'archive', label: trust.downloadArchive, of: palette.output, icon: 'download', run: go('verification') } as const]
        : []),
      ...(may('history.read')
        ? [{ id: 'past', label: palette.viewPast, of: palette.compare, icon: SIGNS.viewPast, run: go('road-map?at=now') } as const]
        : []),
      ...begun(comparing.moments().meetings).map(
        (one) =>
          ({
            id: `since ${one.id}`,
            label: palette.sinceSession(one.number),
            of: palette.compare,
            icon: 'git-compare-arrows',
            run: () => comparing.change({ from: markOfMeeting(one), to: { type: 'now' } }),
          }) as const,
      ),
      {
        id: 'since visit',
        label: palette.sinceVisit,
        of: palette.compare,
        icon: 'git-compare-arrows',
        run: () => comparing.change({ from: { type: 'visit' }, to: { type: 'now' } }),
      },
      ...(comparing.comparing().from
        ? [{ id: 'stop', label: compare.stop, of: palette.compare, icon: 'x', run: comparing.stop } as const]
        : []),
      { id: 'es', label: palette.spanish, of: palette.look, icon: 'languages', run: () => setLanguage('es') },
      { id: 'en', label: palette.english, of: palette.look, icon: 'languages', run: () => setLanguage('en') },
      { id: 'light', label: palette.light, of: palette.look, icon: 'sun', run: () => setTheme('light') },
      { id: 'dark', label: palette.dark, of: palette.look, icon: 'moon', run: () => setTheme('dark') },
      { id: 'auto', label: palette.auto, of: palette.look, icon: 'monitor', run: () => setTheme('auto') },
      {
        id: 'large',
        label: large() ? palette.usualType : palette.largeType,
        of: palette.look,
        icon: 'heading-1',
        run: () => setLarge(!large()),
      },
      ...(sample.mayOpen()
        ? [{ id: 'sample', label: text().sample.open, of: palette.goTo, icon: 'layers', run: openSample } as const]
        : []),
      { id: 'me', label: frame.myPage, of: palette.account, icon: 'user', run: () => navigate('/me') },
      ...(isOperator()
        ? [
            {
              id: 'administration',
              label: frame.administration,
              of: palette.account,
              icon: 'settings',
              run: () => navigate('/administration'),
            } as const,
          ]
        : []),
      { id: 'sign out', label: frame.signOut, of: palette.account, icon: 'log-out', run: signOut },
    ]
  }, true)
  return null
}
