// What one can do on every screen.
import { useNavigate } from '@solidjs/router'
import { pickWords } from '../../../shared/bilingual.ts'
import { useCan } from '../../base/actor.tsx'
import type { Command } from '../../base/commands.tsx'
import { useCommands } from '../../base/commands.tsx'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useSavedViews, viewHref } from '../../base/savedViews.tsx'
import { useSettings } from '../../base/settings.tsx'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { begun, markOfMeeting } from '../../compare/presets.ts'
import { createSample } from '../../home/sample/createSample.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { screenHref, screensFor } from '../screens.ts'

export const useFrameCommands = (signOut: () => void): void => {
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
  const go = (path: string) => () => navigate(comparing.keep(`/g/${group().id}/${path}`))

  useCommands((): readonly Command[] => {
    const { palette, frame, compare } = text()
    return [
      ...screensFor((action) => can(action, group().id)).map((screen) => ({
        id: `screen ${screen.path}`,
        label: screen.label(text()),
        of: palette.goTo,
        run: () => navigate(comparing.keep(screenHref(group().id, screen.path))),
      })),
      ...(saved()?.views ?? []).map((view) => ({
        id: `view ${view.id}`,
        label: text().views.openNamed(pickWords(view.name, language())),
        of: palette.here,
        run: () => navigate(viewHref(group().id, view.id)),
      })),
      { id: 'review', label: palette.review, of: palette.goTo, run: go('review') },
      { id: 'verification', label: palette.verification, of: palette.goTo, run: go('verification') },
      ...(can('installation.read', group().id)
        ? [{ id: 'installation', label: text().installation.title, of: palette.goTo, run: go('installation') }]
        : []),
      ...begun(comparing.moments().meetings).map((meeting) => ({
        id: `since ${meeting.id}`,
        label: palette.sinceSession(meeting.number),
        of: palette.compare,
        run: () => comparing.change({ from: markOfMeeting(meeting), to: { type: 'now' } }),
      })),
      {
        id: 'since visit',
        label: palette.sinceVisit,
        of: palette.compare,
        run: () => comparing.change({ from: { type: 'visit' }, to: { type: 'now' } }),
      },
      ...(comparing.comparing().from ? [{ id: 'stop', label: compare.stop, of: palette.compare, run: comparing.stop }] : []),
      { id: 'es', label: palette.spanish, of: palette.look, run: () => setLanguage('es') },
      { id: 'en', label: palette.english, of: palette.look, run: () => setLanguage('en') },
      { id: 'light', label: palette.light, of: palette.look, run: () => setTheme('light') },
      { id: 'dark', label: palette.dark, of: palette.look, run: () => setTheme('dark') },
      { id: 'auto', label: palette.auto, of: palette.look, run: () => setTheme('auto') },
      { id: 'large', label: large() ? palette.usualType : palette.largeType, of: palette.look, run: () => setLarge(!large()) },
      ...(sample.mayOpen() ? [{ id: 'sample', label: text().sample.open, of: palette.goTo, run: openSample }] : []),
      { id: 'me', label: frame.myPage, of: palette.account, run: () => navigate('/me') },
      { id: 'sign out', label: frame.signOut, of: palette.account, run: signOut },
    ]
  })
}
