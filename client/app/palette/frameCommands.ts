// The commands that are available on every screen.
import { useNavigate } from '@solidjs/router'
import { pickWords } from '../../../shared/bilingual.ts'
import type { Action } from '../../../shared/permissions.ts'
import { useCan, useIsOperator } from '../../base/actor.tsx'
import { askFor } from '../../base/askedFor.ts'
import { type Command, useCommands } from '../../base/commands.tsx'
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
  const frame = useFrame(() => props.onSignOut())
  useCommands(
    (): readonly Command[] => [
      ...placeCommands(frame),
      ...viewCommands(frame),
      ...inspectionCommands(frame),
      ...makingCommands(frame),
      ...settingsCommands(frame),
      ...helpCommands(frame),
      ...outputCommands(frame),
      ...comparingCommands(frame),
      ...lookCommands(frame),
      ...accountCommands(frame),
    ],
    true,
  )
  return null
}

type Frame = ReturnType<typeof useFrame>

/** What the commands read and do. */
const useFrame = (signOut: () => void) => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const navigate = useNavigate()
  const { saved } = useSavedViews()
  const settings = useSettings()
  const comparing = useComparing()
  const sample = createSample()
  const toast = useToast()
  const can = useCan()
  const isOperator = useIsOperator()
  const meetings = createMeetings({ remember: true, news: 'meetings', afterContent: true })
  return {
    text,
    language,
    group,
    navigate,
    saved,
    settings,
    comparing,
    isOperator,
    meetings: () => meetings.value() ?? [],
    sample: {
      mayOpen: sample.mayOpen,
      open: () => {
        toast({ text: text().sample.opening })
        return sample.open()
      },
    },
    go: (path: string) => () => navigate(comparing.keep(`/g/${group().id}/${path}`)),
    may: (action: Action) => can(action, group().id),
    signOut,
  }
}

const when = (is: boolean, ...commands: readonly Command[]): readonly Command[] => (is ? commands : [])

/** The session that is held now, the screens, and all sessions. */
const placeCommands = ({ text, language, group, navigate, comparing, meetings, go, may }: Frame): readonly Command[] => {
  const { palette, meeting } = text()
  const now = meetings().find(({ state }) => state === 'inSession')
  return [
    ...(now
      ? [
          { id: 'room', label: meeting.room, of: palette.goTo, icon: 'presentation', run: go(`sessions/${now.id}/room`) } as const,
          ...when(may('meeting.conduct'), {
            id: 'closing',
            label: meeting.act.close,
            of: palette.goTo,
            icon: 'lock',
            run: go(`sessions/${now.id}/closing`),
          }),
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
    ...meetings()
      .toReversed()
      .map(
        (one): Command => ({
          id: `session ${one.id}`,
          label: [meeting.session(one.number), pickWords(one.title, language())].filter(Boolean).join(' · '),
          of: palette.goTo,
          icon: 'messages-square',
          run: go(`sessions/${one.id}`),
        }),
      ),
    { id: 'reports', label: text().reports.title, of: palette.goTo, icon: 'flag', run: go('reports') },
  ]
}

const viewCommands = ({ text, language, group, navigate, saved }: Frame): readonly Command[] =>
  (saved()?.views ?? []).map((view) => ({
    id: `view ${view.id}`,
    label: text().views.openNamed(pickWords(view.name, language())),
    of: text().palette.here,
    icon: 'bookmark',
    run: () => navigate(viewHref(group().id, view.id)),
  }))

const inspectionCommands = ({ text, go, may }: Frame): readonly Command[] => {
  const { palette, installation, audit } = text()
  const of = palette.goTo
  return [
    { id: 'review', label: palette.review, of, icon: 'git-compare-arrows', run: go('review') },
    { id: 'verification', label: palette.verification, of, icon: 'shield-check', run: go('verification') },
    { id: 'translation', label: palette.translation, of, icon: 'languages', run: go('translation') },
    ...when(may('installation.read'), { id: 'installation', label: installation.title, of, icon: 'settings', run: go('installation') }),
    ...when(may('audit.read'), { id: 'audit', label: audit.title, of, icon: 'list-checks', run: go('audit') }),
  ]
}

const makingCommands = ({ text, go, may }: Frame): readonly Command[] => {
  const { palette, roadmap, texts, meeting, people } = text()
  const of = palette.make
  const make = (what: Parameters<typeof askFor>[0], screen: string) => go(`${screen}?${askFor(what)}`)
  return [
    ...when(may('document.write'), { id: 'new item', label: roadmap.newItem, of, icon: 'plus', run: make('item', 'road-map') }),
    ...when(may('page.create'), { id: 'new text', label: texts.newText, of, icon: 'plus', run: make('text', 'texts') }),
    ...when(may('meeting.plan'), {
      id: 'new session',
      label: meeting.newSession,
      of,
      icon: 'calendar-plus',
      run: make('session', 'sessions'),
    }),
    ...when(may('members.invite'), { id: 'invite', label: people.invite, of, icon: 'user-plus', run: make('person', 'people') }),
  ]
}

const settingsCommands = ({ text, go, may }: Frame): readonly Command[] => {
  const { palette, settings } = text()
  return when(
    may('group.change'),
    ...SETTINGS_PARTS.map(
      (part): Command => ({
        id: `settings ${part}`,
        label: `${settings.title}: ${settings.part[part]}`,
        of: palette.goTo,
        icon: 'settings',
        run: go(`settings#${part}`),
      }),
    ),
  )
}

const HELP_TOPICS = ['prepare', 'hold', 'close', 'settings', 'invite', 'offline'] as const
const helpCommands = ({ text, group, navigate }: Frame): readonly Command[] =>
  HELP_TOPICS.map((topic) => ({
    id: `help ${topic}`,
    label: text().help.topics[topic],
    of: text().help.title,
    icon: 'circle-help',
    run: () => navigate(helpHref(group().id, topic)),
  }))

const outputCommands = ({ text, go, may }: Frame): readonly Command[] => {
  const { palette, trust } = text()
  const of = palette.output
  return [
    { id: 'print', label: palette.print, of, icon: 'printer', run: () => print() },
    ...when(may('archive.export'), { id: 'archive', label: trust.downloadArchive, of, icon: 'download', run: go('verification') }),
  ]
}

const comparingCommands = ({ text, comparing, go, may }: Frame): readonly Command[] => {
  const { palette, compare } = text()
  const of = palette.compare
  const icon = 'git-compare-arrows'
  return [
    ...when(may('history.read'), { id: 'past', label: palette.viewPast, of, icon: SIGNS.viewPast, run: go('road-map?at=now') }),
    ...begun(comparing.moments().meetings).map(
      (one): Command => ({
        id: `since ${one.id}`,
        label: palette.sinceSession(one.number),
        of,
        icon,
        run: () => comparing.change({ from: markOfMeeting(one), to: { type: 'now' } }),
      }),
    ),
    {
      id: 'since visit',
      label: palette.sinceVisit,
      of,
      icon,
      run: () => comparing.change({ from: { type: 'visit' }, to: { type: 'now' } }),
    },
    ...when(comparing.comparing().from !== null, { id: 'stop', label: compare.stop, of, icon: 'x', run: comparing.stop }),
  ]
}

const lookCommands = ({ text, settings }: Frame): readonly Command[] => {
  const { palette } = text()
  const { setTheme, large, setLarge, setLanguage } = settings
  const of = palette.look
  return [
    { id: 'es', label: palette.spanish, of, icon: 'languages', run: () => setLanguage('es') },
    { id: 'en', label: palette.english, of, icon: 'languages', run: () => setLanguage('en') },
    { id: 'light', label: palette.light, of, icon: 'sun', run: () => setTheme('light') },
    { id: 'dark', label: palette.dark, of, icon: 'moon', run: () => setTheme('dark') },
    { id: 'auto', label: palette.auto, of, icon: 'monitor', run: () => setTheme('auto') },
    { id: 'large', label: large() ? palette.usualType : palette.largeType, of, icon: 'heading-1', run: () => setLarge(!large()) },
  ]
}

const accountCommands = ({ text, navigate, sample, isOperator, signOut }: Frame): readonly Command[] => {
  const { palette, frame } = text()
  const of = palette.account
  return [
    ...when(sample.mayOpen(), { id: 'sample', label: text().sample.open, of: palette.goTo, icon: 'layers', run: sample.open }),
    { id: 'me', label: frame.myPage, of, icon: 'user', run: () => navigate('/me') },
    ...when(isOperator() === true, {
      id: 'administration',
      label: frame.administration,
      of,
      icon: 'settings',
      run: () => navigate('/administration'),
    }),
    { id: 'sign out', label: frame.signOut, of, icon: 'log-out', run: signOut },
  ]
}
