// Messages of Home.
import { daysAway, formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  next: (inDays: number) => `Próxima sesión, ${daysAway('es', inDays)}`,
  nextMissed: (ago: number) => `Próxima sesión; la fecha prevista pasó ${daysAway('es', -ago)}`,
  session: (name: string, place: string, span: string) => [name, place, span].filter(Boolean).join(', '),

  route: (from: string, to: string) => `De ${from} a ${to}`,
  stop: (item: string, status: string, due: string) => `${item}, ${status}, vence el ${due}`,
  stopLate: (item: string, status: string, due: string) => `${item}, ${status}, vencida, vencía el ${due}`,
  stops: (n: number, due: string) => `${plural('es', n, 'acción', 'acciones')} hacia el ${due}`,
  done: (n: number) => plural('es', n, 'cumplida', 'cumplidas'),
  late: (n: number) => plural('es', n, 'vencida', 'vencidas'),
  dueBefore: (n: number, session: number) => `${plural('es', n, 'vence', 'vencen')} antes de la sesión ${session}`,
  due: (n: number) => `${plural('es', n, 'vence', 'vencen')} más adelante`,

  moreItems: (n: number) => `${plural('es', n, 'acción más', 'acciones más')}`,

  becameMine: (session: number) => `Le corresponde desde la sesión ${session}`,

  waitSession: (session: number) => `Preparar la sesión ${session}`,
  waitSessionNow: (session: number) => `La sesión ${session} está en curso`,
  points: (n: number) => plural('es', n, 'punto en el orden del día', 'puntos en el orden del día'),
  waitDecision: (number: string) => `Decisión ${number}, propuesta`,
  waitLate: (n: number) => `Vencida ${daysAway('es', -n)}`,
  waitSoon: (n: number) => `Vence ${daysAway('es', n)}`,

  lateSince: (n: number, ago: number) => `${formatNumber('es', n)}, desde ${daysAway('es', -ago)}`,
}

export const en: Like<typeof es> = {
  next: (inDays) => `Next session, ${daysAway('en', inDays)}`,
  nextMissed: (ago) => `Next session; its date passed ${daysAway('en', -ago)}`,
  session: (name, place, span) => [name, place, span].filter(Boolean).join(', '),

  route: (from, to) => `From ${from} to ${to}`,
  stop: (item, status, due) => `${item}, ${status}, due ${due}`,
  stopLate: (item, status, due) => `${item}, ${status}, overdue, was due ${due}`,
  stops: (n, due) => `${plural('en', n, 'item', 'items')} around ${due}`,
  done: (n) => `${formatNumber('en', n)} done`,
  late: (n) => `${formatNumber('en', n)} overdue`,
  dueBefore: (n, session) => `${formatNumber('en', n)} due before session ${session}`,
  due: (n) => `${formatNumber('en', n)} due later`,

  moreItems: (n) => plural('en', n, 'more item', 'more items'),

  becameMine: (session) => `Yours since session ${session}`,

  waitSession: (session) => `Prepare session ${session}`,
  waitSessionNow: (session) => `Session ${session} is in progress`,
  points: (n) => plural('en', n, 'item on the agenda', 'items on the agenda'),
  waitDecision: (number) => `Decision ${number}, proposed`,
  waitLate: (n) => `Overdue, ${daysAway('en', -n)}`,
  waitSoon: (n) => `Due ${daysAway('en', n)}`,

  lateSince: (n, ago) => `${formatNumber('en', n)}, oldest ${daysAway('en', -ago)}`,
}
