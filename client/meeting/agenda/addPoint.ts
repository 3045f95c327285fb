// Adds a point from a title in the user's language.
import type { NewPoint } from '../../../shared/meeting/write.ts'
import { useLanguage } from '../../base/i18n.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'

/** Default duration of a point. */
const USUAL_MINUTES = 15

export const useAddPoint = () => {
  const language = useLanguage()
  const write = useMeetingWrites()
  return (title: string, where: NewPoint) => write.addPoint({ minutes: USUAL_MINUTES, ...where, title: { [language()]: title } })
}
