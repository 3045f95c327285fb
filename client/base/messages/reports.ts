// Reports of agencies on items.
import { form, formatNumber, longAway } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  titleFor: (session: number) => `Informes para la sesión ${session}`,
  until: (day: string, zone: string) => `Se esperan hasta el ${day}${zone && `, ${zone}`}`,
  from: (day: string) => `Se piden desde el ${day}`,
  given: (n: number, of: number) => `${formatNumber('es', n)} de ${formatNumber('es', of)} ${form('es', n, 'entregado', 'entregados')}`,
  allGiven: (n: number) => form('es', n, 'Su informe está entregado', `Los ${formatNumber('es', n)} informes están entregados`),
  allGivenWhy: (n: number, session: number) =>
    `${form('es', n, 'Se muestra', 'Se muestran')} en la revisión de la sesión ${session}. Lo que cambie después se informa de nuevo.`,
  due: (day: string) => `vence el ${day}`,
  ago: (days: number) => longAway('es', -days),
  lastAgo: (ago: string) => `último informe, ${ago}`,
  alsoProgress: (progress: string) => `Poner también el avance de la acción en «${progress}»`,
  nowProgress: (progress: string) => `ahora dice «${progress}»`,
  draftAt: (time: string) => `Borrador, ${time}`,
  progressSet: (progress: string) => `El avance de la acción es ahora «${progress}».`,
  reported: (n: number, of: number) => `${formatNumber('es', n)} de ${plural('es', of, 'institución informó', 'instituciones informaron')}`,
  ofAsked: (n: number, of: number) => `${formatNumber('es', n)} de ${formatNumber('es', of)}`,
  missing: (agency: string, n: number) => `${agency}, ${plural('es', n, 'acción', 'acciones')}`,
  checklist: (done: number, all: number) =>
    `${formatNumber('es', done)} de ${plural('es', all, 'punto de la lista, hecho', 'puntos de la lista, hechos')}`,
  remind: (n: number) => `Recordar a ${plural('es', n, 'institución', 'instituciones')}`,
  reminded: (people: number, agencies: number) =>
    people === 0
      ? 'Nadie de esas instituciones ni de las jefaturas está en el grupo.'
      : `Se recordó a ${plural('es', people, 'persona', 'personas')} de ${plural('es', agencies, 'institución', 'instituciones')}.`,
  lastAsked: (moment: string) => `último aviso, ${moment}`,
  rest: (n: number) => plural('es', n, 'informe más', 'informes más'),
}

export const en: Like<typeof es> = {
  titleFor: (session) => `Reports for session ${session}`,
  until: (day, zone) => `Expected by ${day}${zone && `, ${zone}`}`,
  from: (day) => `Asked for from ${day}`,
  given: (n, of) => `${formatNumber('en', n)} of ${formatNumber('en', of)} submitted`,
  allGiven: (n) => form('en', n, 'Your report has been given', `All ${formatNumber('en', n)} reports have been given`),
  allGivenWhy: (n, session) =>
    `${form('en', n, 'It is', 'They are')} shown in the review of session ${session}. What changes later is reported again.`,
  due: (day) => `due ${day}`,
  ago: (days) => longAway('en', -days),
  lastAgo: (ago) => `last report ${ago}`,
  alsoProgress: (progress) => `Also set the item’s progress to “${progress}”`,
  nowProgress: (progress) => `it now says “${progress}”`,
  draftAt: (time) => `Draft, ${time}`,
  progressSet: (progress) => `The item’s progress is now “${progress}”.`,
  reported: (n, of) => `${formatNumber('en', n)} of ${plural('en', of, 'agency has reported', 'agencies have reported')}`,
  ofAsked: (n, of) => `${formatNumber('en', n)} of ${formatNumber('en', of)}`,
  missing: (agency, n) => `${agency}, ${plural('en', n, 'item', 'items')}`,
  checklist: (done, all) => `${formatNumber('en', done)} of ${plural('en', all, 'checklist entry', 'checklist entries')} done`,
  remind: (n) => `Remind ${plural('en', n, 'agency', 'agencies')}`,
  reminded: (people, agencies) =>
    people === 0
      ? 'No member of these agencies and no head of delegation is in the group.'
      : `Reminded ${plural('en', people, 'person', 'people')} of ${plural('en', agencies, 'agency', 'agencies')}.`,
  lastAsked: (moment) => `last notice, ${moment}`,
  rest: (n) => plural('en', n, 'more report', 'more reports'),
}
