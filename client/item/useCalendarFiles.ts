// Downloads one item or session for a calendar program.
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useToast } from '../ui/Toasts.tsx'

type CalendarFiles = typeof import('./addToCalendar.ts')
type Given<Name extends keyof CalendarFiles> = Parameters<CalendarFiles[Name]>[0]

/** The code that writes the file is loaded on the first press. If the server does not answer, a toast says so, and the next press retries. */
export const useCalendarFiles = () => {
  const [text, language, group, toast] = [useText(), useLanguage(), useGroup(), useToast()]
  const load = () =>
    import('./addToCalendar.ts').catch((error: unknown) => {
      console.info('What writes calendar files could not be loaded', error)
      toast({ text: text().common.notLoadedNow })
      return null
    })
  const reader = () => ({ group: group().id, language: language() })
  return {
    downloadItem: async (item: Given<'downloadItem'>) => (await load())?.downloadItem(item, reader()),
    downloadSession: async (session: Given<'downloadSession'>) => (await load())?.downloadSession(session, reader()),
  }
}
