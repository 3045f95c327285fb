// Webhooks, under the group settings.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  hosts: (hosts: string) => `Servidores permitidos: ${hosts}`,
  urlHint: (hosts: string) => `Debe comenzar con https:// y llevar a un servidor permitido: ${hosts}`,
  tells: (events: string) => `Eventos: ${events}`,
  actions: (name: string) => `Acciones de ${name}`,
  answered: (status: number) => `El programa respondió con el código ${status}.`,
  lastSent: (moment: string) => `Último envío que llegó: ${moment}`,
  lastFailed: (moment: string, why: string) => `${why} Último intento: ${moment}`,
  failingSince: (moment: string) => `Falla desde el ${moment}; se sigue intentando`,
  waiting: (n: number) => plural('es', n, 'envío en espera', 'envíos en espera'),
  bothSign: (moment: string) => `Hasta el ${moment} también sirve el secreto anterior`,
  askDelete: (name: string) => `¿Eliminar el webhook «${name}»?`,
  deliveriesOf: (name: string) => `Envíos de «${name}»`,
  deliveriesWhy: (days: number) =>
    `Hasta cien envíos de los últimos ${plural('es', days, 'día', 'días')}. Un envío que se repite lleva el mismo identificador.`,
  arrived: (moment: string) => `Llegó el ${moment}`,
  attempts: (n: number) => plural('es', n, 'intento', 'intentos'),
  gaveUp: (why: string) => (why === '' ? 'No llegó' : why),
  nextAttempt: (moment: string) => `Siguiente intento: ${moment}`,
  sendAgainNamed: (event: string, moment: string) => `Enviar de nuevo: ${event}, ${moment}`,
}
export const en: Like<typeof es> = {
  hosts: (hosts) => `Allowed servers: ${hosts}`,
  urlHint: (hosts) => `Must begin with https:// and lead to an allowed server: ${hosts}`,
  tells: (events) => `Events: ${events}`,
  actions: (name) => `Actions for ${name}`,
  answered: (status) => `The program answered with status ${status}.`,
  lastSent: (moment) => `Last delivery that arrived: ${moment}`,
  lastFailed: (moment, why) => `${why} Last attempt: ${moment}`,
  failingSince: (moment) => `Failing since ${moment}; still being retried`,
  waiting: (n) => plural('en', n, 'delivery waiting', 'deliveries waiting'),
  bothSign: (moment) => `Until ${moment} the previous secret is valid, too`,
  askDelete: (name) => `Delete the webhook “${name}”?`,
  deliveriesOf: (name) => `Deliveries of “${name}”`,
  deliveriesWhy: (days) =>
    `Up to a hundred deliveries of the last ${plural('en', days, 'day', 'days')}. A delivery that is repeated has the same id.`,
  arrived: (moment) => `Arrived on ${moment}`,
  attempts: (n) => plural('en', n, 'attempt', 'attempts'),
  gaveUp: (why) => (why === '' ? 'Did not arrive' : why),
  nextAttempt: (moment) => `Next attempt: ${moment}`,
  sendAgainNamed: (event, moment) => `Send again: ${event}, ${moment}`,
}
