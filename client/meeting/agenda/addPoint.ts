// A point as it is added by its title alone, in the reader's language.
import type { NewPoint } from '../../../shared/meeting/write.ts'
import { useLanguage } from '../../base/i18n.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'

/** What a point takes until somebody says otherwise. */
const USUAL_MINUTES = 15

export const useAddPoint = () => {
  const language = useLanguage()
  const write = useMeetingWrites()
  return (title: string, where: NewPoint) => write.addPoint({ minutes: USUAL_MINUTES, ...where, title: { [language()]: title } })
}
