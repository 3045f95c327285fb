// The sample group: a place to look around in.
import type { Like } from './like.ts'

export const es = {
  open: 'Abrir un grupo de muestra',
  opening: 'Se prepara la muestra…',
  why: '¿Prefiere mirar primero? Hay una muestra solo para usted, con tres delegaciones, cuarenta acciones, textos y tres sesiones.',
  title: 'Grupo de muestra',
  note: 'Sus integrantes son funciones, no personas, y su plan es un ejemplo.',
  discard: 'Descartar la muestra',
  discardTitle: '¿Descartar este grupo de muestra?',
  discardWhy: 'Nadie podrá abrirlo de nuevo, tampoco las personas que usted haya invitado. Otra muestra se pide cuando se quiera.',
  discarding: 'Se descarta…',
  discarded: 'La muestra quedó descartada.',
}

export const en: Like<typeof es> = {
  open: 'Open a sample group',
  opening: 'Making the sample…',
  why: 'Rather look around first? There is a sample for you alone, with three delegations, forty items, texts and three sessions.',
  title: 'Sample group',
  note: 'Its members are functions, not persons, and its plan is an example.',
  discard: 'Throw the sample away',
  discardTitle: 'Throw this sample group away?',
  discardWhy: 'Nobody will be able to open it again, whoever you have invited included. You can ask for another one at any time.',
  discarding: 'Throwing it away…',
  discarded: 'The sample is thrown away.',
}
